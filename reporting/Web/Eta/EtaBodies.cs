using System.Text.Json.Nodes;

namespace Analytics.Web;

/// <summary>What is known of a parcel when its arrival is asked for.</summary>
/// <param name="Destination">Where it goes: a country or a region of one, as US, US-NY or NL:10.</param>
/// <param name="Milestones">What has happened, in any order: 1 to 200.</param>
/// <param name="Id">Yours: a text or a number, which the answer repeats.</param>
/// <param name="Carrier">The carrier, as reports name it: ups.</param>
/// <param name="Service">The carrier's service, as reports name it: UPS Ground.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Promised">What was promised: an instant with its offset, or a date, which means the end of that day at the destination.</param>
/// <param name="AsOf">The instant that the question is asked at, with its offset; now, if not given.</param>
/// <param name="Why">true adds the features that moved the prediction most.</param>
/// <param name="TrackingNumber">Not needed: passed over, neither kept nor repeated.</param>
internal sealed record EtaQuestionBody(
    string Destination, IReadOnlyList<EtaMilestoneBody> Milestones, JsonNode? Id = null, string? Carrier = null, string? Service = null, string? Origin = null,
    string? Promised = null, DateTimeOffset? AsOf = null, bool? Why = null, string? TrackingNumber = null)
{
    // Not what it holds.
    public override string ToString() => nameof(EtaQuestionBody);
}

/// <summary>Something that has happened to a parcel.</summary>
/// <param name="Milestone">What: picked_up, departed, in_transit, arrived, customs_entered, out_for_delivery ...</param>
/// <param name="At">When, with the offset from UTC.</param>
/// <param name="Place">Where: a country or a region of one.</param>
internal sealed record EtaMilestoneBody(string Milestone, DateTimeOffset At, string? Place = null);

/// <summary>When a parcel arrives.</summary>
/// <param name="Id">As it was sent; not there if none was.</param>
/// <param name="Level">What answered: model, lane, destination_country or carrier; insufficient_data where nothing could.</param>
/// <param name="Model">The version of the model; null when there is none.</param>
/// <param name="Support">Parcels that the answer rests on.</param>
/// <param name="P10">By when a tenth is delivered; null for insufficient data, as are the others.</param>
/// <param name="P50">By when half is delivered.</param>
/// <param name="P80">By when 80 % are delivered.</param>
/// <param name="P90">By when 90 % are delivered.</param>
/// <param name="Detail">Why data are insufficient; there only if they are.</param>
/// <param name="Why">What moved the prediction most; there only if it was asked for.</param>
internal sealed record EtaAnswerBody(
    JsonNode? Id, string Level, string? Model, int Support, EtaQuantileBody? P10, EtaQuantileBody? P50, EtaQuantileBody? P80, EtaQuantileBody? P90,
    string? Detail, IReadOnlyList<EtaReasonBody>? Why);

/// <summary>A time that a share of parcels is delivered by.</summary>
/// <param name="At">To the minute, in UTC.</param>
/// <param name="Date">Its date by the clocks of the destination; where these are not known, by those of the last milestone.</param>
/// <param name="Hours">From the instant of the question.</param>
internal sealed record EtaQuantileBody(DateTimeOffset At, DateOnly Date, double Hours);

/// <summary>A feature that moved a prediction.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Value">Its value; null when it is not known.</param>
/// <param name="Factor">What it multiplied the hours with: 1.3 for 30 % later.</param>
/// <param name="Text">The same in words.</param>
internal sealed record EtaReasonBody(string Feature, double? Value, double Factor, string Text);

/// <summary>A line of a batch: an answer, or why there is none.</summary>
/// <param name="Id">As it was sent; not there if none was.</param>
/// <param name="Level">What answered: model, lane, destination_country or carrier; insufficient_data where nothing could.</param>
/// <param name="Model">The version of the model; null when there is none.</param>
/// <param name="Support">Parcels that the answer rests on.</param>
/// <param name="P10">By when a tenth is delivered; null for insufficient data, as are the others.</param>
/// <param name="P50">By when half is delivered.</param>
/// <param name="P80">By when 80 % are delivered.</param>
/// <param name="P90">By when 90 % are delivered.</param>
/// <param name="Detail">Why data are insufficient; there only if they are.</param>
/// <param name="Why">What moved the prediction most; there only if it was asked for.</param>
/// <param name="Line">Number of the question's line, from 1; there only if it has no answer.</param>
/// <param name="Error">Why it has none.</param>
internal sealed record EtaLineBody(
    JsonNode? Id, string? Level, string? Model, int? Support, EtaQuantileBody? P10, EtaQuantileBody? P50, EtaQuantileBody? P80, EtaQuantileBody? P90,
    string? Detail, IReadOnlyList<EtaReasonBody>? Why, long? Line, EtaErrorBody? Error);

/// <summary>Why a question has no answer.</summary>
/// <param name="Field">The member that is wrong, as milestones[2].at; $ for the whole line.</param>
/// <param name="Detail">What is wrong and what is expected.</param>
internal sealed record EtaErrorBody(string Field, string Detail);
