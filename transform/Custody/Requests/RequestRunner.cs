using Analytics.Control;
using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Dapper;

namespace Analytics.Custody.Requests;

/// <summary>What a run came to.</summary>
/// <param name="Done">Requests that were carried out.</param>
/// <param name="Left">Those of which rows are left, with how many: they stay verified and are tried again.</param>
public sealed record RequestRun(int Done, IReadOnlyList<(long Request, long Rows)> Left);

/// <summary>
/// Carries out verified requests, many in one go and in the order of their numbers. A request is closed in one change with its record and the
/// notices to recipients; when the process dies before, all of it is done again, to the same result.
/// </summary>
/// <param name="book">Where requests stand.</param>
/// <param name="rights">Carries them out.</param>
/// <param name="recipients">Names of those who are told of what was done.</param>
/// <param name="most">Requests that are carried out in one go: what is deleted is rewritten once for all of them.</param>
public sealed class RequestRunner(RequestBook book, ISubjectRights rights, IReadOnlyList<string> recipients, int most = RequestRunner.Most)
{
    /// <summary>Requests that are carried out in one go, where nothing else is said.</summary>
    public const int Most = 10_000;

    private static readonly RequestVerb[] told = [RequestVerb.Erase, RequestVerb.Restrict, RequestVerb.Lift, RequestVerb.Object, RequestVerb.NoSale, RequestVerb.Withdraw];

    /// <summary>Carries out all that are verified.</summary>
    /// <param name="retryNow">Whether those that rows were left of are tried again before their pause is over.</param>
    /// <param name="cancellation">Stops between two goes, or where the rights stop.</param>
    /// <exception cref="ControlException">The database failed.</exception>
    public async Task<RequestRun> RunAsync(bool retryNow = false, CancellationToken cancellation = default)
    {
        var done = 0;
        var left = new List<(long, long)>();
        for (long after = 0; await NextAsync(after, retryNow, cancellation).ConfigureAwait(false) is { Count: > 0 } rows; after = rows[^1].Number)
        {
            var orders = rows.Select(row => new SubjectOrder(row.Number, RequestNames.Parse<RequestVerb>(row.Verb), rights.Open(row.Subject))).ToList();
            var deeds = await rights.CarryOutAsync(orders, cancellation).ConfigureAwait(false);
            await RecordAsync(rows, orders, deeds).ConfigureAwait(false);
            done += deeds.Count(deed => deed.Left == 0);
            left.AddRange(deeds.Where(deed => deed.Left != 0).Select(deed => (deed.Request, deed.Left)));
        }

        return new RequestRun(done, left);
    }

    private Task<List<RequestRow>> NextAsync(long after, bool retryNow, CancellationToken cancellation) => book.Database.ReadAsync(
        async open => (await open.QueryAsync<RequestRow>(
            book.Database.Sql("next_requests"), new { After = after, Now = retryNow ? long.MaxValue : book.Now, Limit = most }).ConfigureAwait(false)).ToList(),
        cancellation);

    // What is carried out is recorded, even when the run is being stopped.
    private Task<bool> RecordAsync(List<RequestRow> rows, List<SubjectOrder> orders, IReadOnlyList<Deed> deeds) => book.Database.ChangeAsync(async open =>
    {
        foreach (var ((row, order), deed) in rows.Zip(orders).Zip(deeds))
        {
            if (deed.Left != 0)
            {
                var nextAt = book.Now + (long)Pauses.After(row.Attempts + 1).TotalSeconds;
                await open.ExecuteAsync(book.Database.Sql("put_off_request"), new { row.Number, NextAt = nextAt }).ConfigureAwait(false);
                await book.NoteAsync(open, row.Number, RequestStep.Left, RequestBook.Product, deed: deed).ConfigureAwait(false);
                continue;
            }

            var values = new { row.Number, book.Now, Subject = Array.Empty<byte>() };
            var isClosed = await open.ExecuteAsync(book.Database.Sql("close_request"), values).ConfigureAwait(false) > 0;
            await book.NoteAsync(open, row.Number, isClosed ? RequestStep.Done : RequestStep.Repeated, RequestBook.Product, deed: deed).ConfigureAwait(false);
            if (isClosed && told.Contains(order.Verb) && order.Subject.Tokens.Any(token => token.Purpose == TokenPurpose.Parcel))
            {
                foreach (var recipient in recipients)
                {
                    await open.ExecuteAsync(
                        book.Database.Sql("add_notice"),
                        new { Request = row.Number, Recipient = recipient, row.Verb, book.Now, row.Subject }).ConfigureAwait(false);
                }
            }
        }

        return true;
    });
}
