namespace Analytics.Releases.Tests;
internal static class DyingBuild
{
    public const string Switch = "--die-at";
    public static Task<int> RunAsync(string folder, string step) => throw new NotSupportedException(folder + step);
}
