namespace Analytics.Warehouse.Tests;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" ; ;\n-- only a comment\n;", new string[0])]
    [InlineData("SELECT 1", new[] { "SELECT 1" })]
    [InlineData("SELECT 1;\nSELECT 2;\n", new[] { "SELECT 1", "SELECT 2" })]
    [InlineData("SELECT ';'; SELECT \";\"; SELECT `;`", new[] { "SELECT ';'", "SELECT \";\"", "SELECT `;`" })]
    [InlineData("SELECT 'it''s;'; SELECT 'it\\'s;'", new[] { "SELECT 'it''s;'", "SELECT 'it\\'s;'" })]
    [InlineData("SELECT 1 -- a; 'b\n; SELECT 2", new[] { "SELECT 1 -- a; 'b", "SELECT 2" })]
    [InlineData("SELECT /* ; ' */ 1; SELECT 2", new[] { "SELECT /* ; ' */ 1", "SELECT 2" })]
    [InlineData("SELECT 2 - 1; SELECT 2 / 1", new[] { "SELECT 2 - 1", "SELECT 2 / 1" })]
    [InlineData("SELECT 'open; SELECT 2", new[] { "SELECT 'open; SELECT 2" })]
    [InlineData("SELECT 1 /* open; SELECT 2", new[] { "SELECT 1 /* open; SELECT 2" })]
    [InlineData("SELECT '\\", new[] { "SELECT '\\" })]
    public void A_script_is_cut_at_its_semicolons(string script, string[] statements) => Assert.Equal(statements, SqlText.Split(script));

    [Theory]
    [InlineData("SELECT 1", true)]
    [InlineData("select(1)", true)]
    [InlineData("\n -- SHOW\n /* x */ ((SELECT 1))", true)]
    [InlineData("WITH 1 AS x SELECT x", true)]
    [InlineData("FROM cells SELECT 1", true)]
    [InlineData("SHOW TABLES", false)]
    [InlineData("INSERT INTO t SELECT 1", false)]
    [InlineData("SELECTED", false)]
    [InlineData("-- SELECT 1", false)]
    [InlineData("", false)]
    public void A_query_is_told_from_other_statements(string statement, bool expected) => Assert.Equal(expected, SqlText.IsSelect(statement));
}
