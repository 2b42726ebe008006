namespace Analytics.Dashboard.Tests;

public sealed class PolicyTests(Stage stage)
{
    [Theory]
    [ClassData(typeof(Pages))]
    public async Task A_page_stays_within_its_policy_and_its_origin(string address)
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync(address);
        await visit.Page.Locator(".chart canvas").First.WaitForAsync();
        foreach (var chart in await visit.Page.Locator(".chart").AllAsync())
        {
            await chart.HoverAsync();
        }

        await Assertions.Expect(visit.Page.Locator(".tip-text").First).ToBeAttachedAsync();
        Assert.Equal([], visit.Complaints);
    }

    [Fact]
    public async Task What_breaks_the_policy_is_noticed()
    {
        await using var visit = await stage.VisitAsync();
        await visit.OpenAsync("/");
        await visit.Page.EvaluateAsync("() => { document.querySelector('main').innerHTML = '<p style=\"color: red\">red</p>'; }");
        await visit.Page.WaitForTimeoutAsync(100);
        Assert.Contains(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
