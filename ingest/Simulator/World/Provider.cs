namespace Analytics.Simulator;

/// <summary>Whose format a parcel's pushes are written in.</summary>
internal enum Provider
{
    SeventeenTrack,
    TrackingMore,
    AfterShip,
    EasyPost,
}

internal static class Providers
{
    private static readonly string[] Formats = ["17track", "trackingmore", "aftership", "easypost"];

    public static Provider[] All { get; } = Enum.GetValues<Provider>();

    /// <summary>Name of its format: what <c>--format</c> takes, and what its file is called.</summary>
    public static string Format(this Provider provider) => Formats[(int)provider];
}
