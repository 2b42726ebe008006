using Analytics.Eta;

namespace Analytics.Web;

/// <summary>The models of times of arrival.</summary>
/// <param name="Champion">The version that serves; null before there is one.</param>
/// <param name="Models">The newest first.</param>
internal sealed record ModelList(string? Champion, IReadOnlyList<ModelLine> Models);

/// <summary>A model in short.</summary>
/// <param name="Version">Names it.</param>
/// <param name="TrainedAt">When it was made.</param>
/// <param name="IsChampion">Whether it serves now.</param>
/// <param name="Verdict">What became of it when it was held against the one before and the baselines.</param>
/// <param name="Data">What it was made from.</param>
/// <param name="Parcels">That it learned from.</param>
/// <param name="InFlight">Of these, not delivered at the end of its data.</param>
/// <param name="Rows">Moments of them.</param>
/// <param name="Sigma">Scale of the errors of log hours.</param>
/// <param name="Scores">How it did on the newest slice; null where that was not scored.</param>
/// <param name="BestBaseline">How the baseline did there that erred least; null where none told anything.</param>
internal sealed record ModelLine(
    string Version, DateTimeOffset TrainedAt, bool IsChampion, Verdict Verdict, DataUse Data, long Parcels, long InFlight, long Rows, double Sigma,
    ContenderScores? Scores, ContenderScores? BestBaseline);

/// <summary>A model with all that is kept of it.</summary>
/// <param name="Version">Names it.</param>
/// <param name="TrainedAt">When it was made.</param>
/// <param name="IsChampion">Whether it serves now.</param>
/// <param name="FeatureSet">The features that it was trained with, in short.</param>
/// <param name="ModelHash">SHA-256 of the model's file, in hexadecimal digits.</param>
/// <param name="TablesHash">SHA-256 of the tables beside it.</param>
/// <param name="Library">The version of XGBoost.</param>
/// <param name="Data">What it was made from.</param>
/// <param name="Training">What its training was.</param>
/// <param name="Scores">How it did on the newest slice, beside the others.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Gains">What it uses: the share of the gain of all splits that each feature has, the largest first.</param>
internal sealed record ModelBody(
    string Version, DateTimeOffset TrainedAt, bool IsChampion, string FeatureSet, string ModelHash, string TablesHash, string Library, DataUse Data,
    TrainingFacts Training, Scorecard Scores, Verdict Verdict, IReadOnlyList<FeatureGain> Gains);
