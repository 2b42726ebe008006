namespace Analytics.Eta;

/// <summary>
/// What the history of the training window tells of a moment, before any tree. Trees are taught in its terms: by how many spreads the logarithm of the
/// hours is off. So a model without trees tells what the history does, and errors are of one size whether an hour is left or a week.
/// </summary>
/// <param name="LogHours">Logarithm of the hours by which half arrive.</param>
/// <param name="Spread">How far logarithms of hours lie apart: their standard deviation, were they normal.</param>
internal readonly record struct Prior(float LogHours, float Spread)
{
    private const float LeastSpread = 0.05f;
    private const float MostSpread = 1.2f;

    // Beyond this many spreads, logarithms of labels would leave what a float holds.
    private const float MostOff = 30;

    /// <summary>Nothing is known: an hour, more or less.</summary>
    public static readonly Prior None = new(0, MostSpread);

    /// <param name="pace">How many times as long as the group the parcel's route takes.</param>
    /// <param name="rung">The group's law, from the begin of the stage.</param>
    /// <param name="elapsed">Hours since then.</param>
    public static Prior Of(float pace, Rung rung, double elapsed)
    {
        var (half, most) = (rung.HoursLeft(elapsed / pace, Levels.All[Levels.P50]), rung.HoursLeft(elapsed / pace, Levels.All[Levels.P80]));
        return new Prior(
            (float)Math.Log(pace * half), (float)Math.Clamp(Math.Log(most / half) / Levels.Normal[Levels.P80], LeastSpread, MostSpread));
    }

    /// <summary>By how many spreads hours are off.</summary>
    public float SpreadsOff(float hours) => Math.Clamp((MathF.Log(hours) - LogHours) / Spread, -MostOff, MostOff);

    /// <summary>The logarithm of the hours that lie so many spreads off.</summary>
    public float LogHoursAt(float spreads) => LogHours + (spreads * Spread);
}
