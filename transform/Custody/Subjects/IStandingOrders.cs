namespace Analytics.Custody.Subjects;

/// <summary>
/// The orders that stand, for those who write facts. An order is entered before what it is about is deleted, and facts are followed by
/// another look at the orders: whichever comes first, nothing that was erased is left.
/// </summary>
public interface IStandingOrders
{
    /// <summary>The present sheet; looked for anew when the last look was a while ago.</summary>
    ValueTask<OrderSheet> LookAsync(CancellationToken cancellation);

    /// <summary>
    /// Facts were written by a sheet. What was ordered on them since is carried out, before their pushes are told to be kept; and orders that
    /// met a subject in a later epoch than they were given in are entered there too, so that they outlive the epoch that they came from.
    /// </summary>
    /// <param name="by">The sheet that the facts were made by.</param>
    /// <param name="met">Orders that were met so.</param>
    /// <param name="written">The parcels and persons that the facts are of; asked for only when something was ordered since.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SettleAsync(OrderSheet by, IReadOnlyCollection<OrderLine> met, Func<IEnumerable<SubjectToken>> written, CancellationToken cancellation);
}

/// <summary>Where no orders are kept.</summary>
public sealed class NoStandingOrders : IStandingOrders
{
    public ValueTask<OrderSheet> LookAsync(CancellationToken cancellation) => ValueTask.FromResult(OrderSheet.Empty);

    public ValueTask SettleAsync(OrderSheet by, IReadOnlyCollection<OrderLine> met, Func<IEnumerable<SubjectToken>> written, CancellationToken cancellation) => ValueTask.CompletedTask;
}
