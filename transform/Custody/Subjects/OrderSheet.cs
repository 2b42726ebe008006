using System.Collections.Frozen;
using Analytics.Custody.Tokens;
using Analytics.Warehouse;

namespace Analytics.Custody.Subjects;

/// <summary>An order on one token.</summary>
/// <param name="Subject">The token.</param>
/// <param name="Orders">What stands against it.</param>
/// <param name="Since">When the last of it was ordered: seconds since 1970.</param>
public readonly record struct OrderLine(SubjectToken Subject, StandingOrder Orders, long Since)
{
    /// <summary>Purposes that the orders take away for good.</summary>
    public Purposes Denied => DeniedBy(Orders);

    internal static Purposes DeniedBy(StandingOrder orders) =>
        ((orders & StandingOrder.NoEta) != StandingOrder.None ? Purposes.Eta : Purposes.None)
        | ((orders & StandingOrder.NoSale) != StandingOrder.None ? Purposes.Sale : Purposes.None);
}

/// <summary>The orders that stand, as of one look at them. Never changes.</summary>
public sealed class OrderSheet
{
    private static readonly FrozenDictionary<Token, OrderLine> nothing = FrozenDictionary<Token, OrderLine>.Empty;

    private readonly Dictionary<(uint Epoch, TokenPurpose Purpose), FrozenDictionary<Token, OrderLine>> lines;

    /// <param name="version">Another one for each other sheet of the same book, and higher for later ones.</param>
    /// <param name="lines">The orders; several on one token add up.</param>
    public OrderSheet(long version, IEnumerable<OrderLine> lines)
    {
        Version = version;
        this.lines = lines
            .GroupBy(line => (line.Subject.Epoch, line.Subject.Purpose))
            .ToDictionary(group => group.Key, group => group.GroupBy(line => line.Subject.Token).Select(Sum).ToFrozenDictionary(line => line.Subject.Token));
    }

    /// <summary>A sheet with nothing on it.</summary>
    public static OrderSheet Empty { get; } = new(0, []);

    public long Version { get; }

    public bool IsEmpty => lines.Count == 0;

    /// <summary>What stands against the tokens of an epoch and purpose; most have nothing.</summary>
    public IReadOnlyDictionary<Token, OrderLine> Of(uint epoch, TokenPurpose purpose) => lines.GetValueOrDefault((epoch, purpose), nothing);

    /// <summary>Every line.</summary>
    public IEnumerable<OrderLine> Lines => lines.Values.SelectMany(group => group.Values);

    private static OrderLine Sum(IGrouping<Token, OrderLine> same) => same.Aggregate(
        (all, line) => new OrderLine(all.Subject, all.Orders | line.Orders, Math.Max(all.Since, line.Since)));
}
