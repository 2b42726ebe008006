using System.Text;
using Analytics.Formats;
using Analytics.Intake.Http;

namespace Analytics.Intake.RawLog;

/// <summary>The sources that pushes are written to the raw log under and read from it by. Thread-safe.</summary>
public sealed class RawLogSources
{
    private readonly Dictionary<PushFormat, SourceName> names = [];
    private readonly Dictionary<string, IntakeSource> sources;

    /// <param name="sources">What can be sent, by the path below <c>/intake/</c>: the same where pushes are taken and where they are read.</param>
    /// <exception cref="ArgumentException">A name is longer than an envelope holds.</exception>
    public RawLogSources(IReadOnlyDictionary<string, IntakeSource> sources)
    {
        this.sources = new Dictionary<string, IntakeSource>(sources, StringComparer.Ordinal);
        foreach (var (path, source) in sources)
        {
            names.Add(source.Format, new SourceName(NameOf(source.Provider), NameOf(path)));
        }
    }

    internal SourceName NameOf(PushFormat format) => names[format];

    /// <summary>How the pushes of a source speak; null when it is not set up.</summary>
    internal PushFormat? Find(ReadOnlySpan<byte> source) =>
        sources.GetValueOrDefault(Encoding.UTF8.GetString(source))?.Format;

    private static byte[] NameOf(string text)
    {
        var name = Encoding.UTF8.GetBytes(text);
        return name.Length is > 0 and <= Envelope.MaxNameBytes
            ? name
            : throw new ArgumentException($"The raw log holds names of at most {Envelope.MaxNameBytes} bytes; this one is longer: {text}");
    }
}

/// <summary>A source as an envelope names it.</summary>
internal sealed record SourceName(byte[] Provider, byte[] Source);
