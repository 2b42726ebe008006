namespace Analytics.Formats.Epcis;

/// <summary>
/// Business steps and dispositions of GS1's Core Business Vocabulary 2.0, as bare words, URNs or web addresses. It has no
/// word for delivered: that the consignee received a parcel is written like any other arrival.
/// </summary>
internal static class EpcisVocabulary
{
    private static readonly MilestoneTable Steps = new(
        ("picking", Milestone.InfoReceived),
        ("packing", Milestone.InfoReceived),
        ("staging_outbound", Milestone.InfoReceived),
        ("consigning", Milestone.Departed),
        ("shipping", Milestone.Departed),
        ("departing", Milestone.Departed),
        ("loading", Milestone.InTransit),
        ("transporting", Milestone.InTransit),
        ("unloading", Milestone.Arrived),
        ("arriving", Milestone.Arrived),
        ("accepting", Milestone.Arrived),
        ("receiving", Milestone.Arrived),
        ("void_shipping", Milestone.Cancelled));

    // What became of the object says more than where in the process it was seen.
    private static readonly MilestoneTable Fates = new(
        ("damaged", Milestone.Damaged),
        ("destroyed", Milestone.Exception),
        ("disposed", Milestone.Exception),
        ("stolen", Milestone.Lost));

    /// <summary>What a business step and a disposition say together.</summary>
    public static Milestone Of(ReadOnlySpan<byte> bizStep, ReadOnlySpan<byte> disposition)
    {
        disposition = WordOf(disposition, "urn:epcglobal:cbv:disp:"u8, "https://ref.gs1.org/cbv/Disp-"u8);
        if (Fates.TryGet(disposition, out var fate))
        {
            return fate;
        }

        Steps.TryGet(WordOf(bizStep, "urn:epcglobal:cbv:bizstep:"u8, "https://ref.gs1.org/cbv/BizStep-"u8), out var milestone);
        if (disposition.SequenceEqual("returned"u8))
        {
            return milestone == Milestone.Arrived ? Milestone.Returned : Milestone.Returning;
        }

        return milestone == Milestone.Other && disposition.SequenceEqual("in_transit"u8) ? Milestone.InTransit : milestone;
    }

    private static ReadOnlySpan<byte> WordOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> urn, ReadOnlySpan<byte> web) =>
        text.StartsWith(urn) ? text[urn.Length..] : text.StartsWith(web) ? text[web.Length..] : text;
}
