using System.Security.Cryptography;
using Analytics.Custody.Tokens;
using Analytics.Pipeline.Linking;

namespace Analytics.Benchmarks;

/// <summary>What it costs to ask of every parcel whether it was first seen in an earlier month: none was, which costs the most.</summary>
internal sealed class RotationBench(OneCore core)
{
    public const int Earlier = 6;
    public const int ParcelsOfMonth = 1_000_000;

    private readonly LiveKeys keys = new([.. Enumerable.Range(0, Earlier + 1).Select(i => KeysOf(202611u - (uint)i))], IsTurning: false);
    private readonly EarlierParcels parcels = new(parcels: null, [null, .. Enumerable.Range(0, Earlier).Select(_ => Filled())]);

    public Measured Without() => core.Ours(EarlierParcels.None, keys with { Epochs = [keys.Current] });

    public Measured With() => core.Ours(parcels, keys);

    private static EpochKeys KeysOf(uint epoch) => new(epoch, [.. Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetBytes(32))]);

    private static TokenFilter Filled()
    {
        var filter = new TokenFilter(ParcelsOfMonth);
        var bytes = RandomNumberGenerator.GetBytes(ParcelsOfMonth * Token.Size);
        for (var i = 0; i < ParcelsOfMonth; i++)
        {
            filter.Add(Token.Read(bytes.AsSpan(i * Token.Size)));
        }

        return filter;
    }
}
