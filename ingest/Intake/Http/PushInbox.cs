using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Analytics.Formats;
using Analytics.Intake.Files;

namespace Analytics.Intake.Http;

/// <summary>
/// Pushes received by HTTP, as a log: gathered into blocks, and told to their senders once they are committed. In memory and
/// bounded. What is not committed was not acknowledged, so nothing is lost with it. Thread-safe; one reader at a time.
/// </summary>
public sealed class PushInbox : IPushLog, IPushSink
{
    private readonly PushInboxOptions options;
    private readonly TimeProvider time;
    private readonly Channel<WaitingPushes> arrivals = Channel.CreateUnbounded<WaitingPushes>();
    private readonly Lock gate = new();
    private readonly HashSet<WaitingPushes> uncommitted = [];
    private State state = State.Closed;
    private long pushesRead;

    public PushInbox(PushInboxOptions options, TimeProvider time)
    {
        options.Validate();
        this.options = options;
        this.time = time;
        Room = new InboxRoom(options.MaxPushes, options.MaxBytes);
    }

    private enum State
    {
        Closed,
        Open,
        Ended,
    }

    /// <summary>Whether pushes are taken.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return state == State.Open;
            }
        }
    }

    internal InboxRoom Room { get; }

    /// <summary>Takes pushes from now on, unless the inbox has ended.</summary>
    public void Open()
    {
        lock (gate)
        {
            state = state == State.Ended ? State.Ended : State.Open;
        }
    }

    /// <summary>Takes no more pushes; the reader comes to its end after those that wait.</summary>
    public void End()
    {
        lock (gate)
        {
            state = State.Ended;
        }

        arrivals.Writer.TryComplete();
    }

    /// <summary>The reader has failed: takes no pushes until it is opened again, and tells all senders that theirs are not committed.</summary>
    public void Fail()
    {
        WaitingPushes[] failed;
        lock (gate)
        {
            state = state == State.Ended ? State.Ended : State.Closed;
            failed = [.. uncommitted];
            uncommitted.Clear();
        }

        while (arrivals.Reader.TryRead(out var pushes))
        {
            pushes.Dispose();
        }

        foreach (var pushes in failed)
        {
            pushes.Fail();
        }
    }

    IDisposable? IPushSink.TryTakeRoom(int pushes, long bytes) => Room.TryTake(pushes, bytes);

    Task<IReadOnlyList<PushOutcome?>> IPushSink.AppendAsync(PushBlock block)
    {
        return AllAsync(SubmitAsync(block));

        static async Task<IReadOnlyList<PushOutcome?>> AllAsync(Task<IReadOnlyList<PushOutcome>> outcomes) =>
            [.. await outcomes.ConfigureAwait(false)];
    }

    /// <summary>Puts the pushes of a request into the inbox, which disposes of them.</summary>
    /// <returns>How each of them ended, in order, once their facts are durable.</returns>
    /// <exception cref="IntakeClosedException">The inbox takes no pushes, or gave these up.</exception>
    internal Task<IReadOnlyList<PushOutcome>> SubmitAsync(PushBlock block)
    {
        var pushes = new WaitingPushes(block);
        lock (gate)
        {
            if (state == State.Open && arrivals.Writer.TryWrite(pushes))
            {
                uncommitted.Add(pushes);
                return pushes.Outcomes;
            }
        }

        pushes.Dispose();
        throw new IntakeClosedException();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PushBlock> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await arrivals.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
        {
            await Task.Delay(options.GatherFor, time, cancellation).ConfigureAwait(false);
            for (var left = arrivals.Reader.Count; left > 0;)
            {
                var gathered = Gather(left);
                left -= gathered.Count;
                yield return Join(gathered);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyList<BlockOutcome> blocks, CancellationToken cancellation)
    {
        foreach (var outcome in blocks)
        {
            var senders = (List<WaitingPushes>)outcome.Block.After;
            lock (gate)
            {
                uncommitted.ExceptWith(senders);
            }

            var told = 0;
            foreach (var sender in senders)
            {
                sender.Tell([.. outcome.Tally.Each.Skip(told).Take(sender.Count)]);
                told += sender.Count;
            }
        }

        return ValueTask.CompletedTask;
    }

    // Those that came first, as long as they speak alike and fit into one block.
    private List<WaitingPushes> Gather(int atMost)
    {
        var gathered = new List<WaitingPushes>();
        var (count, bytes) = (0, 0L);
        while (gathered.Count < atMost && arrivals.Reader.TryPeek(out var next))
        {
            count += next.Count;
            bytes += next.Bytes;
            if (gathered.Count > 0 && (next.Block.Format != gathered[0].Block.Format || count > options.PushesPerBlock || bytes > options.BytesPerBlock))
            {
                break;
            }

            arrivals.Reader.TryRead(out _);
            gathered.Add(next);
        }

        return gathered;
    }

    // A push's line is its number since the inbox was made, so that each one that is turned away has coordinates of its own.
    private PushBlock Join(List<WaitingPushes> senders)
    {
        var builder = new BlockBuilder();
        var bytes = ArrayPool<byte>.Shared.Rent((int)senders.Sum(sender => sender.Bytes));
        var used = 0;
        foreach (var sender in senders)
        {
            using (sender)
            {
                for (var i = 0; i < sender.Count; i++)
                {
                    var push = sender.Block[i];
                    push.Payload.CopyTo(bytes.AsMemory(used));
                    builder.Add(new PushBounds(used, push.Payload.Length, ++pushesRead, push.Fault));
                    used += push.Payload.Length;
                }
            }
        }

        return builder.Build(bytes, senders[0].Block.Format, file: 0, senders, tellsEach: true);
    }
}
