using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Analytics.Eta;
using Microsoft.AspNetCore.Http;

namespace Analytics.Web;

/// <summary>Tells how the models did that estimate times of arrival.</summary>
internal sealed class ModelAnswers(IModelHistory history)
{
    public const string Champion = "champion";

    private const string NoChampion = "No model serves yet. 'analytics eta train' makes one.";
    private const string NoModel = "There is no model of this version. GET /v1/eta/models lists those that there are.";

    private static readonly string[] baselines = [Contenders.KaplanMeier, Contenders.LaneMedian, Contenders.Promise];

    /// <exception cref="EtaException">A record cannot be read.</exception>
    public IResult List(HttpContext context)
    {
        var champion = history.ChampionVersion;
        return Answer(context, new ModelList(champion, [.. history.List().Select(model => Line(model, champion))]), WebJson.Default.ModelList);
    }

    /// <inheritdoc cref="List"/>
    public IResult Show(string version, HttpContext context)
    {
        var champion = history.ChampionVersion;
        if (version == Champion && champion is null)
        {
            return Problems.Result(StatusCodes.Status404NotFound, NoChampion);
        }

        var asked = version == Champion ? champion : version;
        return history.List().FirstOrDefault(model => model.Version == asked) is { } found
            ? Answer(context, Body(found, champion), WebJson.Default.ModelBody)
            : Problems.Result(StatusCodes.Status404NotFound, NoModel);
    }

    private static ModelLine Line(ModelRecord model, string? champion) => new(
        model.Version,
        model.TrainedAt,
        model.Version == champion,
        model.Verdict,
        model.Data,
        model.Training.Parcels,
        model.Training.InFlight,
        model.Training.Rows,
        model.Training.Sigma,
        model.Scores.Overall.FirstOrDefault(scores => scores.Contender == Contenders.Model),
        model.Scores.Overall.Where(scores => baselines.Contains(scores.Contender) && scores.MeanErrorHours is not null).MinBy(scores => scores.MeanErrorHours));

    private static ModelBody Body(ModelRecord model, string? champion) => new(
        model.Version,
        model.TrainedAt,
        model.Version == champion,
        model.FeatureSet,
        model.ModelHash,
        model.TablesHash,
        model.Library,
        model.Data,
        model.Training,
        model.Scores,
        model.Verdict,
        model.Gains);

    private static IResult Answer<T>(HttpContext context, T body, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        var headers = context.Response.Headers;
        var tag = Tags.Of(json);
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept, Authorization, Cookie";
        return Tags.IsKnown(context.Request, tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Bytes(json, AnswerFormats.Json);
    }
}
