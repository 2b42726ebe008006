namespace Analytics.Eta;

/// <summary>When a parcel arrives: hours from the instant of the question. What <see cref="EtaLevel.None"/> answers is zero.</summary>
/// <param name="Level">What answered.</param>
/// <param name="Support">Parcels that the answer rests on: those of the lane that the model learned from, or of the group that stands in.</param>
/// <param name="P10">Hours within which a tenth arrives; the others likewise.</param>
public readonly record struct EtaAnswer(EtaLevel Level, int Support, float P10, float P50, float P80, float P90);

/// <summary>The ladder: what answers, from the best to the last.</summary>
public enum EtaLevel : byte
{
    /// <summary>Insufficient data.</summary>
    None,
    Model,
    Lane,
    DestinationCountry,
    Carrier,
}

/// <summary>One of the features that moved a prediction most.</summary>
/// <param name="Feature">Its name in the feature set, as <c>hours_since_pickup</c>.</param>
/// <param name="Value">Its value in the question; null when unknown.</param>
/// <param name="Factor">What it multiplied the hours with that history tells of the lane: 1.3 for 30 % later than without it.</param>
public readonly record struct EtaReason(string Feature, float? Value, double Factor);
