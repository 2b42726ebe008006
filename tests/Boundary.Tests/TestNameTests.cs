namespace Analytics.Boundary.Tests;

public sealed class TestNameTests
{
    [Fact]
    public void Every_test_is_named_as_a_sentence() =>
        Assert.Empty(TestNames.NotSentences(
            Repository.Named(".cs").Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal))));

    [Theory]
    [InlineData("[Fact]\npublic void TestLoad() => Run();", "TestLoad")]
    [InlineData("[Theory]\n[InlineData(1)]\npublic async Task Loads_file(int number)", "Loads_file")]
    [InlineData("[Property(MaxTest = 10)]\npublic bool order_does_not_matter(int[] order)", "order_does_not_matter")]
    public void A_test_with_another_kind_of_name_is_caught(string code, string name) =>
        Assert.Equal([$"Tests.cs: {name}"], TestNames.NotSentences([new SourceFile("Tests.cs", code)]));
}
