using System.Text;
using Analytics.Formats;
using Analytics.Pipeline.Coarsening;

namespace Analytics.Pipeline.Tests.Harness;

internal static class Places
{
    public static PlaceCode Code(string text) => default(PlaceCode).Append(Encoding.ASCII.GetBytes(text));

    public static string Text(PlaceCode code)
    {
        var ascii = new byte[PlaceCode.MaxLength];
        return Encoding.ASCII.GetString(ascii.AsSpan(0, code.Write(ascii)));
    }

    /// <summary>What is left of a place that a provider wrote.</summary>
    public static string Coarsened(ScriptedPlace place)
    {
        var push = new DecodedPush();
        push.Start(ReadOnlyMemory<byte>.Empty);
        return Text(Coarsener.Coarsen(push, place.KeepIn(push)));
    }
}
