using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Analytics.Host.Tests.Telemetry;

/// <summary>What the product measures, traces and logs is what <c>deploy/telemetry/names.md</c> says.</summary>
public sealed partial class NamesTests
{
    [Fact]
    public void Instruments_are_exactly_those_of_the_page() => Assert.Equal(
        NamesPage.Instruments.Select(named => (named.Meter, named.Name, named.Kind, named.Unit)).Order(),
        Made().Select(made => (made.Meter.Name, made.Name, made.GetType().Name.Split('`')[0], made.Unit ?? "")).Order());

    [Fact]
    public void Instruments_are_made_in_classes_of_metrics_alone() => Assert.Empty(
        from type in ProductAssemblies.Types
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where (typeof(Instrument).IsAssignableFrom(field.FieldType) || field.FieldType == typeof(Meter)) && !type.Name.EndsWith("Metrics", StringComparison.Ordinal)
        select $"{type}.{field.Name}");

    [Fact]
    public void Names_are_nouns_and_verbs_and_units_are_of_UCUM() => Assert.All(NamesPage.Instruments, named =>
    {
        Assert.Matches(Name(), named.Name);
        Assert.Matches(Unit(), named.Unit);
        Assert.Equal(named.Name.EndsWith(".duration", StringComparison.Ordinal), named is { Kind: "Histogram", Unit: "s" });
    });

    [Fact]
    public void Spans_are_exactly_those_of_the_page()
    {
        var started = Repository.Sources().SelectMany(text => StartActivity().Matches(text)).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal(NamesPage.Spans.Keys.Order(), started.Order());
        Assert.All(NamesPage.Spans.Keys, name => Assert.Matches(Name(), name));
    }

    [Fact]
    public void No_span_is_started_without_its_name_in_the_code() => Assert.Equal(
        Repository.Sources().Sum(text => AnyStart().Count(text)),
        Repository.Sources().Sum(text => StartActivity().Count(text)));

    [Fact]
    public void Log_events_have_numbers_of_their_own_in_the_range_of_their_class()
    {
        var events = Events().ToList();

        Assert.NotEmpty(events);
        Assert.Empty(events.GroupBy(logged => logged.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(events, logged =>
        {
            Assert.True(NamesPage.Logs.TryGetValue(logged.Class, out var range), $"{logged.Class} is not on the page.");
            Assert.InRange(logged.Id, range.From, range.To);
        });
        Assert.Equal(NamesPage.Logs.Keys.Order(), events.Select(logged => logged.Class).Distinct().Order());
    }

    [Fact]
    public void Ranges_of_log_events_do_not_overlap()
    {
        var ranges = NamesPage.Logs.Values.Order().ToList();

        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    private static IEnumerable<(string Class, int Id)> Events() =>
        from type in ProductAssemblies.Types
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let logged = method.GetCustomAttribute<LoggerMessageAttribute>()
        where logged is not null
        select (type.Name, logged.EventId);

    private static List<Instrument> Made()
    {
        foreach (var type in ProductAssemblies.Types.Where(type => type.Name.EndsWith("Metrics", StringComparison.Ordinal)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        var made = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("Analytics.", StringComparison.Ordinal))
            {
                made.Add(instrument);
            }
        };
        listener.Start();
        return made;
    }

    [GeneratedRegex(@"^analytics\.[a-z_]+\.[a-z_]+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(s|By|\{[a-z]+\})$")]
    private static partial Regex Unit();

    [GeneratedRegex("StartActivity\\(\"([^\"]+)\"\\)")]
    private static partial Regex StartActivity();

    [GeneratedRegex(@"\.(StartActivity|CreateActivity)\(|new Activity\(")]
    private static partial Regex AnyStart();
}
