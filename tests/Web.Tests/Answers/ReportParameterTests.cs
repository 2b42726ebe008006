using Analytics.Reports;

namespace Analytics.Web.Tests;

public sealed class ReportParameterTests
{
    [Fact]
    public void Every_argument_of_a_report_can_be_given_by_a_parameter()
    {
        var nothing = new ReportArguments("on-time");

        var given = ReportParameter.All
            .Where(parameter => parameter.Take is not null)
            .Aggregate(nothing, (arguments, parameter) => parameter.Take!(arguments, parameter.Example));

        Assert.All(
            typeof(ReportArguments).GetProperties().Where(property => property.Name is not (nameof(ReportArguments.Report) or nameof(ReportArguments.Format))),
            property => Assert.NotEqual(property.GetValue(nothing), property.GetValue(given)));
    }
}
