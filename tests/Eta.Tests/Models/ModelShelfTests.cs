using System.Text.Json.Nodes;

namespace Analytics.Eta.Tests;

public sealed class ModelShelfTests(SmallModel small) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-models-");

    private ModelShelf Shelf => new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_model_that_was_put_there_and_chosen_answers_as_it_did_before()
    {
        Put("20260901-000000");
        Assert.Null(Shelf.ChampionVersion);
        Shelf.Promote("20260901-000000");
        Assert.Equal("20260901-000000", Shelf.ChampionVersion);

        using var opened = Shelf.Open("20260901-000000");
        var moments = new MomentMaker(opened.Features).Make(small.Journeys[..200], 0, small.Slices.Cut, small.Slices.Cut);
        Assert.NotEqual(0, moments.Count);
        Assert.Equal(Boosting.MarginsOf(small.Model.Booster, moments), Boosting.MarginsOf(opened.Booster, moments));
        var (before, after) = (new float[Levels.Count], new float[Levels.Count]);
        small.Model.Quantiles(3, 0.4f, moments.Lanes[0], before);
        opened.Quantiles(3, 0.4f, moments.Lanes[0], after);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("model.ubj")]
    [InlineData("tables.json")]
    public void A_file_with_a_flipped_byte_is_refused_and_the_champion_stays(string name)
    {
        Put("20260901-000000");
        Put("20260902-000000");
        Shelf.Promote("20260901-000000");
        var path = Path.Combine(folder.FullName, "versions", "20260902-000000", name);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var refused = Assert.Throws<EtaException>(() => Shelf.Promote("20260902-000000"));
        Assert.Contains($"{name} of the model 20260902-000000 is not the file that was written", refused.Message, StringComparison.Ordinal);
        Assert.Equal("20260901-000000", Shelf.ChampionVersion);
    }

    [Fact]
    public void A_model_of_other_features_is_refused_with_what_to_do()
    {
        Put("20260901-000000");
        var path = Path.Combine(folder.FullName, "versions", "20260901-000000", "record.json");
        var record = JsonNode.Parse(File.ReadAllText(path))!;
        record["feature_set"] = "0123456789abcdef";
        File.WriteAllText(path, record.ToJsonString());

        var refused = Assert.Throws<EtaException>(() => Shelf.Promote("20260901-000000"));
        Assert.Contains("was trained with other features (0123456789abcdef)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("analytics eta train", refused.Message, StringComparison.Ordinal);
        Assert.Null(Shelf.ChampionVersion);
    }

    [Fact]
    public void What_was_being_written_when_its_process_died_is_no_model()
    {
        Put("20260901-000000");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "versions", ".making-20260902-000000"));
        Assert.Equal(["20260901-000000"], Shelf.List().Select(record => record.Version));
        Put("20260902-000000");
        Assert.Equal(["20260902-000000", "20260901-000000"], Shelf.List().Select(record => record.Version));
    }

    [Theory]
    [InlineData("../20260901-000000")]
    [InlineData("")]
    [InlineData("20260901-000001")]
    public void A_version_that_there_is_not_is_told_in_a_sentence(string version)
    {
        Put("20260901-000000");
        Assert.EndsWith(".", Assert.Throws<EtaException>(() => Shelf.Promote(version)).Message.Replace("analytics eta models", ".", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_goes_on_with_the_model_before_when_the_one_chosen_cannot_be_used()
    {
        Put("20260901-000000");
        Put("20260902-000000");
        Shelf.Promote("20260901-000000");
        var faults = new List<string>();
        using var serving = ServingModel.Open(Shelf, fault => faults.Add(fault.Message), TimeProvider.System);
        Assert.Equal("20260901-000000", serving.Version);

        Shelf.Promote("20260902-000000");
        File.WriteAllText(Path.Combine(folder.FullName, "versions", "20260902-000000", "tables.json"), "{}");
        serving.Look();
        serving.Look();
        Assert.Equal("20260901-000000", serving.Version);
        Assert.Single(faults);
    }

    private void Put(string version) => Shelf.Put(version, small.Model, (modelHash, tablesHash) => Records.Of(version, modelHash, tablesHash));
}
