namespace Analytics.Custody.DayKeys;

/// <summary>The keys of one day of the raw log: 256 random bits each to seal pushes and to route them, none derived from the other.</summary>
public sealed class DayKey
{
    internal const int KeySize = 32;

    private readonly byte[] seal;
    private readonly byte[] route;

    internal DayKey(uint id, byte[] seal, byte[] route) => (Id, this.seal, this.route) = (id, seal, route);

    /// <summary>The day (UTC), as yyyymmdd.</summary>
    public uint Id { get; }

    internal ReadOnlySpan<byte> Seal => seal;

    internal ReadOnlySpan<byte> Route => route;
}
