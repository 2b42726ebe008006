using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests;

/// <summary>Whoever asks for a purpose sees what serves it, and nothing else.</summary>
public sealed class PurposeTests : OwnWarehouseTest
{
    [Theory]
    [InlineData("SELECT count() FROM journeys", "journeys")]
    [InlineData("SELECT count() FROM cells, journeys", "journeys")]
    [InlineData("SELECT count() FROM (SELECT 1) AS a, scans AS s", "scans")]
    [InlineData("SELECT 1 FROM cells AS c INNER JOIN subjects USING (epoch)", "subjects")]
    [InlineData("SELECT 1 FROM cells WHERE (1, 2) IN (SELECT epoch, parcel FROM all_parcels)", "all_parcels")]
    [InlineData("SELECT 1 FROM cells WHERE week IN journeys", "journeys")]
    [InlineData("WITH few AS (SELECT * FROM scans) SELECT * FROM few", "scans")]
    [InlineData("SELECT 1 FROM default.journeys", "default.journeys")]
    [InlineData("SELECT 1 FROM `journeys`", "`journeys`")]
    [InlineData("SELECT 1 FROM /* cells */ merge('default', '.*')", "merge")]
    [InlineData("SELECT 1 FROM cells UNION ALL SELECT 1 FROM retractions", "retractions")]
    [InlineData("SELECT 1 FROM parcels_for_sale", "parcels_for_sale")]
    [InlineData("INSERT INTO cells SELECT * FROM cells", "INSERT")]
    [InlineData("SHOW TABLES", "SHOW")]
    public void A_statement_that_names_anything_else_is_refused(string sql, string strange)
    {
        var error = Assert.Throws<ArgumentException>(() => ClickHouse.For(Purposes.Report).QueryAsync(new Statement(sql), "Null"));
        Assert.StartsWith($"{strange} is not among the rows for Report.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Purposes.Report, "WITH own AS (SELECT week FROM cells) SELECT 'FROM journeys', count() AS scans FROM own -- FROM scans")]
    [InlineData(Purposes.Report, "SELECT count() FROM cells_as_of(as_of = '2026-01-01 00:00:00') AS c LEFT JOIN (SELECT * FROM parcels) AS p USING (week)")]
    [InlineData(Purposes.Eta, "SELECT count() FROM parcels_for_eta INNER JOIN scans_for_eta USING (epoch, parcel)")]
    [InlineData(Purposes.Sale, "SELECT count() FROM parcels_for_sale WHERE week IN (SELECT max(week) FROM parcels_for_sale)")]
    public async Task A_statement_that_names_what_serves_the_purpose_is_answered(Purposes purpose, string sql)
    {
        await ClickHouse.For(purpose).ExecuteAsync(new Statement(sql));
    }

    [Fact]
    public async Task Nothing_is_written_for_a_purpose() =>
        await Assert.ThrowsAsync<NotSupportedException>(async () => await ClickHouse.For(Purposes.Eta).InsertAsync("scans", []));

    [Theory]
    [InlineData(Purposes.None)]
    [InlineData(Purposes.All)]
    [InlineData(Purposes.Report | Purposes.Sale)]
    public void Rows_are_asked_for_one_purpose(Purposes purposes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClickHouse.For(purposes));
}
