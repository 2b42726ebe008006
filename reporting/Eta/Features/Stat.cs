namespace Analytics.Eta;

/// <summary>What is grouped by, as numbers of the vocabulary; -1 where a place in the key is not used.</summary>
internal readonly record struct StatKey(int A, int B = -1, int C = -1, int D = -1);

/// <summary>How long parcels of a group took in the training window, in hours, drawn towards the group around it.</summary>
/// <param name="Parcels">How many it rests on.</param>
internal readonly record struct Stat(float Median, float P90, int Parcels)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Stat None = new(float.NaN, float.NaN, 0);
}

/// <summary>A group with what is known of it.</summary>
internal sealed record StatRow(StatKey Key, Stat Value);
