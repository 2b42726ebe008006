using Analytics.Control;
using Analytics.Custody.Subjects;
using Dapper;

namespace Analytics.Custody.Requests;

/// <summary>What a run came to.</summary>
/// <param name="Acknowledged">Notices that were acknowledged.</param>
/// <param name="Failed">Those that are tried again.</param>
/// <param name="GivenUp">Those that are tried no more, by request and recipient.</param>
public sealed record NoticeRun(int Acknowledged, int Failed, IReadOnlyList<(long Request, string Recipient)> GivenUp);

/// <summary>
/// Tells recipients what was done: at least once each, until they acknowledge it or 14 days have passed. The tokens are kept, sealed, until
/// then. A recipient that fails several times in a row is left alone until the next run.
/// </summary>
public sealed class NoticeRunner(RequestBook book, ISubjectRights rights, IReadOnlyList<Recipient> recipients, NoticePost post)
{
    private const int Most = 200;
    private const int FailuresInARow = 3;

    private static readonly TimeSpan longest = TimeSpan.FromDays(14);

    /// <summary>How recipients were told of a request.</summary>
    /// <exception cref="ControlException">The database failed.</exception>
    public static async Task<IReadOnlyList<NoticeRecord>> ListAsync(RequestBook book, long request, CancellationToken cancellation = default)
    {
        var rows = await book.Database.ReadAsync(open => open.QueryAsync<NoticeRow>(book.Database.Sql("list_notices"), new { Number = request }), cancellation).ConfigureAwait(false);
        return
        [
            .. from row in rows
               let state = RequestNames.Parse<NoticeState>(row.State)
               select new NoticeRecord(row.Recipient, state, row.Attempts, row.Outcome, state == NoticeState.Waiting ? DateTimeOffset.FromUnixTimeSeconds(row.NextAt) : null),
        ];
    }

    /// <summary>Sends every notice that is due.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public async Task<NoticeRun> RunAsync(CancellationToken cancellation = default)
    {
        var (acknowledged, failed, givenUp) = (0, 0, new List<(long, string)>());
        var failures = recipients.ToDictionary(recipient => recipient.Name, _ => 0);
        var rows = await DueAsync(cancellation).ConfigureAwait(false);
        while (rows.Count > 0)
        {
            foreach (var row in rows.Where(row => failures.GetValueOrDefault(row.Recipient) < FailuresInARow))
            {
                var outcome = await TellAsync(row, cancellation).ConfigureAwait(false);
                var isOver = book.Now - row.DoneAt >= (long)longest.TotalSeconds || outcome == NoticePost.NothingLeft;
                failures[row.Recipient] = outcome == NoticePost.Accepted ? 0 : failures.GetValueOrDefault(row.Recipient) + 1;
                if (outcome == NoticePost.Accepted)
                {
                    await EndAsync(row, NoticeState.Acknowledged, RequestStep.Acknowledged, outcome).ConfigureAwait(false);
                    acknowledged++;
                }
                else if (isOver)
                {
                    await EndAsync(row, NoticeState.GivenUp, RequestStep.GivenUp, outcome).ConfigureAwait(false);
                    givenUp.Add((row.Request, row.Recipient));
                }
                else
                {
                    await PutOffAsync(row, outcome).ConfigureAwait(false);
                    failed++;
                }
            }

            // When every recipient that is left to be told fails, the rest waits for the next run.
            var next = await DueAsync(cancellation).ConfigureAwait(false);
            rows = next.Exists(row => failures.GetValueOrDefault(row.Recipient) < FailuresInARow) ? next : [];
        }

        return new NoticeRun(acknowledged, failed, givenUp);
    }

    private async Task<string> TellAsync(NoticeRow row, CancellationToken cancellation)
    {
        if (recipients.FirstOrDefault(recipient => recipient.Name == row.Recipient) is not { } recipient)
        {
            return NoticePost.NoSuchRecipient;
        }

        // Once the keys of all its epochs are destroyed, there is nothing left that a recipient could find.
        var body = NoticeBody.Of(row, rights.Open(row.Subject));
        return body.Parcels.Count == 0 ? NoticePost.NothingLeft : await post.SendAsync(recipient, body.ToJson(), book.Now, cancellation).ConfigureAwait(false);
    }

    private Task<List<NoticeRow>> DueAsync(CancellationToken cancellation) => book.Database.ReadAsync(
        async open => (await open.QueryAsync<NoticeRow>(book.Database.Sql("due_notices"), new { book.Now, Limit = Most }).ConfigureAwait(false)).ToList(), cancellation);

    private Task<bool> EndAsync(NoticeRow row, NoticeState state, RequestStep step, string outcome) => book.Database.ChangeAsync(async open =>
    {
        var values = new { row.Request, row.Recipient, State = RequestNames.NameOf(state), Outcome = outcome, Nothing = Array.Empty<byte>() };
        return await open.ExecuteAsync(book.Database.Sql("end_notice"), values).ConfigureAwait(false) > 0
            && await book.NoteAsync(open, row.Request, step, row.Recipient).ConfigureAwait(false);
    });

    private Task<int> PutOffAsync(NoticeRow row, string outcome) => book.Database.ChangeAsync(open => open.ExecuteAsync(
        book.Database.Sql("put_off_notice"),
        new { row.Request, row.Recipient, Outcome = outcome, NextAt = book.Now + (long)Pauses.Scattered(row.Attempts + 1).TotalSeconds }));
}
