using Analytics.Reports.Tests.Support;

namespace Analytics.Reports.Tests;

public sealed class MetricTests(TestWarehouse warehouse)
{
    private const string FirstAttempt = "first_attempt_success";

    public static TheoryData<ReportKind> Reports => [.. Enum.GetValues<ReportKind>()];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Every_share_of_a_report_is_defined(ReportKind report)
    {
        await warehouse.FillAsync();
        var csv = await warehouse.TextAsync(new(report, format: ReportFormat.Csv));
        var shares = csv.Split('\n')[0].Split(',').Select(name => name.Trim('"')).Where(name => name.EndsWith("_share", StringComparison.Ordinal) || name == FirstAttempt);

        Assert.Equal(
            shares.Order(StringComparer.Ordinal),
            MetricDefinitions.Of(report).Where(metric => metric.Unit == "share").Select(metric => metric.Name == FirstAttempt ? FirstAttempt : metric.Name + "_share").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_metric_says_what_it_measures(ReportKind report)
    {
        Assert.All(MetricDefinitions.Of(report), metric =>
        {
            Assert.Contains(metric.Unit, new[] { "hours", "minutes", "share" });
            Assert.Equal(metric.Unit == "share", metric.Counted is not null);
            Assert.Equal(metric.Start is null, metric.Stop is null);
            Assert.True(metric.Unit == "share" || metric.Start is not null);
            Assert.NotEmpty(metric.Population);
        });
        Assert.Contains("Figures need 10 parcels.", MetricDefinitions.Conventions(report));
    }
}
