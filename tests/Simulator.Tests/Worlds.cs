namespace Analytics.Simulator.Tests;

/// <summary>The world and the season of the default options.</summary>
internal static class Worlds
{
    public static Season Season { get; } = new SimulationOptions { Parcels = 1, Seed = 0, Directory = "." }.Season;

    public static World Default { get; } = Simulation.WorldOf(Season);

    /// <summary>The parcel of an ordinal, with what its provider tells of it.</summary>
    public static Parcel Live(ulong seed, long ordinal, World? world = null, Season? season = null)
    {
        var parcel = new Parcel();
        Live(parcel, seed, ordinal, world, season);
        return parcel;
    }

    public static void Live(Parcel parcel, ulong seed, long ordinal, World? world = null, Season? season = null)
    {
        Life.Live(world ?? Default, season ?? Season, seed, ordinal, parcel);
        People.Meet((world ?? Default).Words, seed, parcel);
        Telling.Tell(seed, (season ?? Season).Until, parcel);
    }
}

/// <summary>Acts on a report before the simulation goes on.</summary>
internal sealed class AtOnce(Action<SimulationProgress> act) : IProgress<SimulationProgress>
{
    public void Report(SimulationProgress value) => act(value);
}

internal static class Assertions
{
    /// <summary>So many hits among so many trials are to be expected of this chance: within five standard deviations.</summary>
    public static void IsBinomial(long hits, long trials, double chance)
    {
        var slack = (5 * Math.Sqrt(trials * chance * (1 - chance))) + 1;
        Assert.InRange(hits, (trials * chance) - slack, (trials * chance) + slack);
    }
}
