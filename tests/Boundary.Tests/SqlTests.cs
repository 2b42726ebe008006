namespace Analytics.Boundary.Tests;

public sealed class SqlTests
{
    [Fact]
    public void Statements_of_several_lines_live_in_sql_files() =>
        Assert.Empty(Sql.InCode(Repository.Named(".cs").Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal))));

    [Theory]
    [InlineData("var a = 1;\nvar sql = \"\"\"\n    SELECT parcel\n    FROM scans\n    \"\"\";")]
    [InlineData("var a = 1;\nvar sql = $@\"SELECT parcel\n    FROM {table}\";")]
    [InlineData("var a = '\"';\nvar sql = \"INSERT INTO scans \"\n    + \"SELECT * FROM staged\";")]
    [InlineData("// it's\nvar sql = $\"\"\"\n    CREATE TABLE scans\n    \"\"\";")]
    public void A_statement_of_several_lines_in_code_is_caught(string code) =>
        Assert.Equal(["Store.cs line 2 holds SQL"], Sql.InCode([new SourceFile("Store.cs", code)]));

    [Theory]
    [InlineData("var sql = \"SELECT count() FROM scans\";")]
    [InlineData("/* SELECT parcel\n FROM scans */")]
    [InlineData("var text = \"\"\"\n    Select a lane\n    from the list.\n    \"\"\";")]
    public void Short_statements_comments_and_prose_are_left_alone(string code) =>
        Assert.Empty(Sql.InCode([new SourceFile("Store.cs", code)]));
}
