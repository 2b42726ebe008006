using Analytics.Host.Doctoring;

namespace Analytics.Host.Tests.Doctoring;

public sealed class DoctorTests
{
    [Fact]
    public async Task What_a_part_explains_is_a_fault_in_its_words_and_what_nobody_explains_is_one_without_its_message()
    {
        var findings = await ExamineAsync(Throwing("a", new UsageException("Do this.")), Throwing("b", new InvalidOperationException("s3cret")));

        Assert.Equal(
            [Finding.Fault("a", "Do this."), Finding.Fault("b", "could not be looked at (InvalidOperationException).")],
            findings);
    }

    [Fact]
    public async Task Findings_come_in_the_order_of_the_examinations_whichever_is_through_first()
    {
        var later = new TaskCompletionSource<IReadOnlyList<Finding>>();
        var found = ExamineAsync(new Examination("a", later.Task), new Examination("b", Task.FromResult<IReadOnlyList<Finding>>([Finding.Ok("b", "")])));
        later.SetResult([Finding.Ok("a", "")]);

        Assert.Equal(["a", "b"], (await found).Select(finding => finding.Check));
    }

    [Theory]
    [InlineData(0, "Ok")]
    [InlineData(1.9, "Ok")]
    [InlineData(2.1, "Warning")]
    [InlineData(-2.1, "Warning")]
    public void A_clock_may_differ_by_two_seconds(double seconds, string level) =>
        Assert.Equal(level, ClockFinding.Of("x", TimeSpan.FromSeconds(seconds)).Level.ToString());

    [Fact]
    public void A_diagnosis_counts_faults_and_warnings_and_names_levels_in_small_letters()
    {
        var json = Diagnosis.Of([Finding.Ok("a", "x"), Finding.Warning("b", "y"), Finding.Fault("c", "z"), Finding.Fault("d", "z")]).ToJson();

        Assert.Contains("\"faults\": 2", json, StringComparison.Ordinal);
        Assert.Contains("\"warnings\": 1", json, StringComparison.Ordinal);
        Assert.Contains("\"level\": \"warning\"", json, StringComparison.Ordinal);
    }

    private static async Task<List<Finding>> ExamineAsync(params IReadOnlyList<IExamination> examinations) =>
        await new Doctor(examinations, TimeProvider.System).ExamineAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private static Examination Throwing(string name, Exception why) => new(name, Task.FromException<IReadOnlyList<Finding>>(why));

    private sealed record Examination(string Name, Task<IReadOnlyList<Finding>> Found) : IExamination
    {
        public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellation) => Found;
    }
}
