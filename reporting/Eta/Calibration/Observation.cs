namespace Analytics.Eta;

/// <summary>How long something took, or that it took longer.</summary>
/// <param name="Value">What was measured; any scale.</param>
/// <param name="Weight">How much it counts; above 0.</param>
/// <param name="IsEvent">Whether it ended there; else it went on, nobody knows how long.</param>
internal readonly record struct Observation(float Value, float Weight, bool IsEvent) : IComparable<Observation>
{
    /// <summary>By value; at the same one, ends come first.</summary>
    public int CompareTo(Observation other)
    {
        var byValue = Value.CompareTo(other.Value);
        return byValue != 0 ? byValue : other.IsEvent.CompareTo(IsEvent);
    }
}
