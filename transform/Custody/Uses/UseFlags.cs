using Analytics.Formats;
using Analytics.Warehouse;

namespace Analytics.Custody.Uses;

/// <summary>Names of what a push can say of its use, and of the purposes.</summary>
public static class UseFlags
{
    private static readonly Dictionary<string, DataUse> flags = new(StringComparer.Ordinal)
    {
        ["consent"] = DataUse.Consent,
        ["do-not-sell"] = DataUse.DoNotSell,
        ["objection"] = DataUse.Objection,
        ["minor"] = DataUse.Minor,
        ["google-linked"] = DataUse.GoogleLinked,
        ["restricted"] = DataUse.Restricted,
    };

    private static readonly Dictionary<string, Purposes> purposes = new(StringComparer.Ordinal)
    {
        ["report"] = Warehouse.Purposes.Report,
        ["eta"] = Warehouse.Purposes.Eta,
        ["sale"] = Warehouse.Purposes.Sale,
    };

    /// <summary>Every flag's name.</summary>
    public static IReadOnlyCollection<string> Names => flags.Keys;

    /// <summary>The purposes, one by one.</summary>
    internal static IReadOnlyCollection<Purposes> Purposes => purposes.Values;

    /// <summary>False when there is no such flag.</summary>
    public static bool TryParse(string name, out DataUse flag) => flags.TryGetValue(name, out flag);

    /// <summary>The name of one purpose.</summary>
    public static string NameOf(Purposes purpose) => purposes.First(named => named.Value == purpose).Key;

    /// <summary>The names of some purposes.</summary>
    public static IEnumerable<string> NamesOf(Purposes some) => purposes.Where(named => some.HasFlag(named.Value)).Select(named => named.Key);

    internal static DataUse Of(string name) => flags.TryGetValue(name, out var flag) ? flag : throw new FormatException($"There is no flag {name}.");

    internal static Purposes Sum(IEnumerable<string> names) => names.Aggregate(
        Warehouse.Purposes.None, (sum, name) => sum | (purposes.TryGetValue(name, out var purpose) ? purpose : throw new FormatException($"There is no purpose {name}.")));
}
