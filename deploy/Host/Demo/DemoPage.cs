using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Analytics.Host.Demo;

/// <summary>The demo report as one HTML file that needs neither server nor network: style, figures, charts and code are inside it.</summary>
internal static partial class DemoPage
{
    private static readonly string[] Scripts =
    [
        "text.js", "table.js", "look.js", "intervals.js", "carriers.js", "lanes.js", "speed.js", "weeks.js", "punctuality.js", "legs.js",
        "headlines.js", "page.js",
    ];

    /// <summary>The whole page. Without the chart library in this build it shows its tables only.</summary>
    /// <exception cref="ArgumentException">Some rows are not a JSON array.</exception>
    public static string Render(DemoFigures figures) => Place().Replace(Resource("page.html")!, place => place.Groups["name"].Value switch
    {
        "figures" => Data(figures),
        "scripts" => string.Concat(Scripts.Select(name => Resource(name)!)),
        var name => Resource(name) ?? "",
    });

    [GeneratedRegex(@"\{\{(?<name>[\w.]+)\}\}")]
    private static partial Regex Place();

    private static string? Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo/{name}");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // The writer's default encoder escapes < and &, so no value can end the script element that holds it.
    private static string Data(DemoFigures figures)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("facts");
            Write(json, figures.Facts);
            Write(json, "carriers", figures.Carriers);
            Write(json, "lanes", figures.Lanes);
            Write(json, "weeks", figures.Weeks);
            Write(json, "carrier_speed", figures.CarrierSpeed);
            Write(json, "on_time", figures.OnTime);
            Write(json, "milestones", figures.Milestones);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, DemoFacts facts)
    {
        json.WriteStartObject();
        json.WriteNumber("parcels", facts.Parcels);
        json.WriteNumber("pushes", facts.Pushes);
        json.WriteNumber("kept", facts.Kept);
        json.WriteNumber("rejected", facts.Rejected);
        json.WriteNumber("withheld", facts.Withheld);
        json.WriteString("as_of", facts.AsOf);
        json.WriteNumber("pushes_per_second", facts.LoadTime > TimeSpan.Zero ? Math.Round(facts.Pushes / facts.LoadTime.TotalSeconds) : 0);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string rows)
    {
        using var document = JsonDocument.Parse(rows);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new ArgumentException($"The rows of {name} are not a JSON array.", nameof(rows));
        }

        json.WritePropertyName(name);
        document.RootElement.WriteTo(json);
    }
}
