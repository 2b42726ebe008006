using System.Buffers;
using System.Text;
using Analytics.Formats;
using Analytics.Intake.Http;

namespace Analytics.Intake.Tests.Http;

/// <summary>Inboxes, and blocks to put into them: each push is a text.</summary>
internal static class Inboxes
{
    public static readonly PushFormat Format = new("one", () => throw new NotSupportedException("Nobody reads these pushes."));
    public static readonly PushFormat OtherFormat = new("other", () => throw new NotSupportedException("Nobody reads these pushes."));

    public static PushInbox Open(PushInboxOptions? options = null)
    {
        var inbox = new PushInbox(options ?? new PushInboxOptions { GatherFor = TimeSpan.Zero }, TimeProvider.System);
        inbox.Open();
        return inbox;
    }

    public static PushBlock Block(params IReadOnlyList<string> pushes) => Block(Format, pushes);

    public static PushBlock Block(PushFormat format, params IReadOnlyList<string> pushes)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(pushes));
        var bounds = new List<PushBounds>();
        foreach (var push in pushes)
        {
            var start = bounds.Sum(push => push.Length);
            bounds.Add(new PushBounds(start, Encoding.UTF8.GetByteCount(push), bounds.Count + 1));
        }

        var owner = MemoryPool<byte>.Shared.Rent(Math.Max(1, bytes.Length));
        bytes.CopyTo(owner.Memory);
        return new PushBlock(format, 0, owner, bytes.Length, bounds, after: 0);
    }

    /// <summary>The pushes of a block as the texts that they were made of.</summary>
    public static IReadOnlyList<string> Texts(PushBlock block) =>
        [.. Enumerable.Range(0, block.Count).Select(i => Encoding.UTF8.GetString(block[i].Payload.Span))];

    /// <summary>Commits a block: each push ends as its text says, <c>kept</c> or the name of a reason.</summary>
    public static ValueTask CommitAsync(PushInbox inbox, PushBlock block)
    {
        var tally = new PushTally(block);
        for (var i = 0; i < block.Count; i++)
        {
            tally.Count(block[i].At, OutcomeOf(Encoding.UTF8.GetString(block[i].Payload.Span)));
        }

        block.Dispose();
        return inbox.CommitAsync([new BlockOutcome(block, tally)], CancellationToken.None);
    }

    public static PushOutcome OutcomeOf(string push) =>
        Enum.TryParse<RejectionReason>(push, out var rejection) ? PushOutcome.Rejected(rejection)
        : Enum.TryParse<WithholdingReason>(push, out var withholding) ? PushOutcome.Withheld(withholding)
        : PushOutcome.Kept(1);

    /// <summary>The next block, as the pipeline would get it.</summary>
    public static async Task<PushBlock> NextAsync(IAsyncEnumerator<PushBlock> reader)
    {
        Assert.True(await reader.MoveNextAsync());
        return reader.Current;
    }
}
