namespace Analytics.Simulator;

/// <summary>
/// A run of parcels in the making: their lives, their pushes in each format, and their rows of the truth. It depends on the seed
/// and its place alone, so that blocks may be made in any order. Used again for block after block.
/// </summary>
internal sealed class Block : IDisposable
{
    /// <summary>Parcels in a block; pushes of one parcel are never further apart.</summary>
    public const int Size = 1000;

    private readonly Parcel[] parcels = [.. Enumerable.Range(0, Size).Select(_ => new Parcel())];
    private readonly TruthSheet truth = new();

    /// <summary>The pushes, by <see cref="Provider"/>.</summary>
    public PushSheet[] Sheets { get; } = [.. Providers.All.Select(provider => new PushSheet(PushWriters.Of(provider)))];

    public ReadOnlySpan<Parcel> Parcels => parcels.AsSpan(0, Count);

    public ReadOnlyMemory<byte> TruthRows => truth.Rows;

    public int Count { get; private set; }

    public void Make(World world, SimulationOptions options, long number)
    {
        Count = (int)Math.Min(Size, options.Parcels - (number * Size));
        LiveAndTell(world, options, number * Size);
        Send();
        truth.Write(Parcels, options.Season.Until);
    }

    public void Dispose()
    {
        foreach (var sheet in Sheets)
        {
            sheet.Dispose();
        }
    }

    private void LiveAndTell(World world, SimulationOptions options, long first)
    {
        for (var i = 0; i < Count; i++)
        {
            Life.Live(world, options.Season, options.Seed, first + i, parcels[i]);
            People.Meet(world.Words, options.Seed, parcels[i]);
            Telling.Tell(options.Seed, options.Season.Until, parcels[i]);
        }
    }

    private void Send()
    {
        foreach (var sheet in Sheets)
        {
            sheet.Start();
        }

        for (var round = 0; round < Telling.Rounds; round++)
        {
            foreach (var parcel in Parcels)
            {
                var snapshots = parcel.Snapshots;
                for (var i = 0; i < snapshots.Length; i++)
                {
                    if (snapshots[i].IsSentIn(round))
                    {
                        Sheets[(int)parcel.Route.Provider].Add(parcel, i);
                    }
                }
            }
        }

        foreach (var sheet in Sheets)
        {
            sheet.Finish();
        }
    }
}
