using Analytics.Custody.Subjects;
using Analytics.Custody.Tokens;
using Analytics.Custody.Uses;
using Analytics.Custody.Watch;

namespace Analytics.Custody;

/// <summary>What a run of the pipeline goes by, as to the persons that pushes name.</summary>
/// <param name="Keys">What identifiers are turned into tokens with.</param>
/// <param name="Orders">What stands against some tokens.</param>
/// <param name="Day">The day (UTC) that policies are looked up for.</param>
public sealed record PushCustody(LiveKeys Keys, IStandingOrders Orders, DateOnly Day)
{
    /// <summary>What sources have promised.</summary>
    public UsePolicy Policy { get; init; } = UsePolicy.BuiltIn;

    /// <summary>Gets what pushes come to, for whoever watches; null when nobody does.</summary>
    public PushCounts? Counts { get; init; }

    /// <summary>What a source has promised.</summary>
    public UseProfile ProfileOf(string source) => Policy.ProfileOf(source, Day);
}
