namespace Analytics.Control.Tests.Support;

/// <summary>Rooms whose files stand in this assembly. Two and Broken are what One has become in a later version.</summary>
internal static class Rooms
{
    public static ControlRoom One => Of("counting", "One");

    public static ControlRoom Two => Of("counting", "Two");

    public static ControlRoom Broken => Of("counting", "Broken");

    public static ControlRoom Other => Of("other", "Other");

    private static ControlRoom Of(string name, string folder) => new(name, typeof(Rooms).Assembly, $"Rooms/{folder}");
}
