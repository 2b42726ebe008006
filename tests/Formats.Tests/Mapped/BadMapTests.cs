using System.Text;
using Analytics.Custody;
using Analytics.Formats.Mapped;

namespace Analytics.Formats.Tests.Mapped;

public class BadMapTests
{
    private const string Events = "\"fields\": {\"number\": \"id\", \"event\": \"what\", \"time\": \"when\"}, \"milestones\": {\"a\": \"Arrived\"}";
    private const string Allowed = "Ordered, InfoReceived, PickedUp, Departed, InTransit, Arrived, ArrivedAtDestination, CustomsEntered, CustomsReleased, "
        + "OutForDelivery, AvailableForPickup, AttemptFailed, Delivered, Exception, Delayed, Damaged, Lost, Returning, Returned, Cancelled, Expired";

    private const string TimesAllowed = "Allowed: iso, epoch_seconds, epoch_milliseconds, or a pattern of yyyy yy MMMM MMM MM M dd d HH H hh h mm ss fff tt zzz "
        + "with the signs between them, as MM/dd/yyyy HH:mm.";

    public static TheoryData<string, string, string> Shapes => new()
    {
        { "{", "", "The map is not valid JSON: line 1, column 2." },
        { "[]", "", "The map must be a JSON object." },
        { "{}", "input", "'input' is missing. Allowed: csv, tsv, json." },
        { "{\"input\": \"xml\"}", "input", "'input' is 'xml'. Allowed: csv, tsv, json." },
        { "{\"input\": 7}", "input", "'input' must be a text that is not empty." },
        { "{\"input\": \"csv\"}", "fields", "'fields' is missing. It names the column of each field, \"number\" at least." },
        {
            "{\"input\": \"csv\", \"colums\": {}}", "colums",
            "'colums' is not known. Allowed: input, delimiter, source, zone, times, empty, promise_is, fields, milestones, milestone_columns."
        },
        { "{\"input\": \"csv\", \"input\": \"tsv\"}", "input", "'input' stands twice. Write it once." },
        { With("\"delimiter\": \"x\""), "delimiter", "'delimiter' must be one sign, as \";\" or \"|\": neither a letter nor a digit nor a quote." },
        { "{\"input\": \"tsv\", \"delimiter\": \";\", " + Events + "}", "delimiter", "'delimiter' stands only with \"input\": \"csv\"." },
        {
            With("\"source\": \"My Shop\""), "source",
            "'source' must be a simple name: a small letter or digit, then up to 39 small letters, digits, '-' or '_'."
        },
        {
            With("\"zone\": \"CST\""), "zone",
            "'zone' is 'CST'. Allowed: place, utc, an offset as +05:30, or an IANA zone as America/Chicago."
        },
        { With("\"times\": \"iso\""), "times", "'times' must be a list of texts." },
        { With("\"times\": [\"iso\", \"DD.MM.YY\"]"), "times[1]", $"'times[1]' is 'DD.MM.YY'. {TimesAllowed}" },
        {
            With("\"times\": [\"MM/dd/yyyy\", \"dd/MM/yyyy\"]"), "times",
            "'times' holds 'MM/dd/yyyy' and 'dd/MM/yyyy', which read the same text in two ways. Keep the one that the file is written in."
        },
        { With("\"empty\": [1]"), "empty[0]", "'empty[0]' must be a text that is not empty." },
        { With("\"promise_is\": \"time\""), "promise_is", "'promise_is' is 'time'. Allowed: date." },
        { With("\"promise_is\": \"date\""), "promise_is", "'promise_is' says how 'fields.promise' is read, which is missing." },
        { Fields("\"event\": \"what\""), "fields.number", "'fields.number' is missing. Every parcel needs its tracking number." },
        {
            Fields("\"number\": \"id\", \"name\": \"x\""), "fields.name",
            "'fields.name' is not known. Allowed: number, recipient, shipper, carrier, service, origin_country, origin_region, origin_postal, "
                + "destination_country, destination_region, destination_postal, event, sub_event, time, scan_country, scan_region, scan_postal, promise, "
                + "snapshot, minor, do_not_sell, objection, consent, google_linked, restricted."
        },
        { Fields("\"number\": {\"constant\": \"1\"}"), "fields.number", "'fields.number' cannot be a constant. It takes a column name." },
        { Fields("\"number\": 1"), "fields.number", "'fields.number' must be a column name." },
        { Fields("\"number\": \"\""), "fields.number", "'fields.number' must be a text that is not empty." },
        { Fields("\"carrier\": {}"), "fields.carrier", "'fields.carrier' must be a column name or {\"constant\": text}." },
        { Fields("\"carrier\": {\"const\": \"x\"}"), "fields.carrier.const", "'fields.carrier.const' is not known. Allowed: constant." },
        { Fields("\"carrier\": [\"a\", \"b\"]"), "fields.carrier", "'fields.carrier' takes one column. Lists are allowed for recipient and shipper." },
        { Fields("\"recipient\": []"), "fields.recipient", "'fields.recipient' must name at least one column." },
        {
            Fields("\"number\": \"id\", \"event\": \"e\", \"time\": \"t\", \"origin_country\": {\"constant\": \"Texas\"}", "\"milestones\": {\"a\": \"Lost\"}"),
            "fields.origin_country", "'fields.origin_country' is the constant 'Texas', which is no country. Allowed: an ISO 3166 code or an English name."
        },
        {
            Fields("\"number\": \"id\", \"event\": \"e\", \"time\": \"t\", \"scan_region\": {\"constant\": \"Texas\"}", "\"milestones\": {\"a\": \"Lost\"}"),
            "fields.scan_region", "'fields.scan_region' is the constant 'Texas'. Allowed: a code of up to 3 letters or digits."
        },
        { Fields("\"number\": \"id\""), "fields.time", "'fields.time' is missing. Name the column of the event's time, or use 'milestone_columns'." },
        {
            Fields("\"number\": \"id\", \"time\": \"t\""), "fields.event",
            "'fields.event' is missing. Name the column that tells what happened, or use 'milestone_columns'."
        },
        {
            Fields("\"number\": \"id\", \"time\": \"t\", \"event\": \"e\""), "milestones",
            "'milestones' is missing. It says which milestone each text of 'fields.event' is."
        },
        {
            Fields("\"number\": \"id\"", "\"milestones\": {\"a\": \"Pickup\"}"), "milestones.a",
            $"'milestones.a' is 'Pickup'. Allowed: Other, {Allowed}, ignore."
        },
        { Fields("\"number\": \"id\"", "\"milestones\": {\"a\": 3}"), "milestones.a", "'milestones.a' must be a text that is not empty." },
        {
            Fields("\"number\": \"id\"", "\"milestones\": {\"a\": \"Lost\", \"A\": \"Lost\"}"), "milestones.A",
            "'milestones.A' stands twice, in capitals and in small letters. Write it once: any case is understood."
        },
        {
            Fields("\"number\": \"id\"", "\"milestone_columns\": {\"Handed\": \"t\"}"), "milestone_columns.Handed",
            $"'milestone_columns.Handed' is not known. Allowed: Other, {Allowed}."
        },
        {
            Fields("\"number\": \"id\", \"time\": \"t\"", "\"milestone_columns\": {\"Delivered\": \"t\"}"), "fields.time",
            "'fields.time' belongs to one event, but with 'milestone_columns' each row is a whole parcel. Keep one of the two."
        },
        {
            Fields("\"number\": \"id\"", "\"milestone_columns\": {\"Delivered\": \"t\"}, \"milestones\": {\"a\": \"Lost\"}"), "milestones",
            "'milestones' gives the meaning of 'fields.event', which 'milestone_columns' rules out. Keep one of the two."
        },
        {
            Paths("a..b", "e", "t"), "fields.number",
            "'fields.number' is 'a..b'. A path is names joined by dots, with [] behind the name of a list, as in events[].time."
        },
        {
            Paths("id", "e", "t[]"), "fields.time",
            "'fields.time' is 't[]'. A path is names joined by dots, with [] behind the name of a list, as in events[].time."
        },
        { Paths("p[].id", "e", "t"), "fields.time", "'fields.time' must lie in the list 'p[]' too, as 'fields.number' does." },
        { Paths("id", "e", "l[].t"), "fields.event", "'fields.event' must lie in the list 'l[]', as 'fields.time' does." },
        {
            Paths("id", "l[].e", "l[].t", "\"carrier\": \"l[].c\""), "fields.carrier",
            "'fields.carrier' must lie in the object itself, outside every list, as 'fields.number' does."
        },
        {
            Paths("p[].id", "p[].e", "p[].t", "\"recipient\": \"mail\""), "fields.recipient",
            "'fields.recipient' must lie in the list 'p[]', as 'fields.number' does."
        },
        {
            "{\"input\": \"json\", \"fields\": {\"number\": \"p[].id\"}, \"milestone_columns\": {\"Delivered\": \"t\"}}", "milestone_columns.Delivered",
            "'milestone_columns.Delivered' must lie in the list 'p[]', as 'fields.number' does."
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_map_that_is_wrong_is_refused_in_words(string json, string key, string message)
    {
        var thrown = Assert.Throws<MappingException>(() => Decoding.Map(json));
        Assert.Equal(message, thrown.Message);
        Assert.Equal(key, thrown.Key);
    }

    [Theory]
    [InlineData("id,what", "'fields.time' is 'when', but none of the file's 2 columns is called that.")]
    [InlineData("id,what,when,When", "'fields.time' is 'when', but 2 columns of the file are called that. Rename all but one.")]
    public void A_map_that_does_not_fit_the_file_is_refused_without_showing_the_file(string header, string message)
    {
        var map = Decoding.Map("{\"input\": \"csv\", " + Events + "}");
        Assert.Equal(message, Assert.Throws<MappingException>(() => Decoding.Reader(map, header)).Message);
    }

    [Theory]
    [InlineData("recipient", "fields.recipient")]
    [InlineData("time", "fields.time")]
    public void A_field_that_the_policy_drops_cannot_be_mapped(string dropped, string key)
    {
        var map = Decoding.Map("{\"input\": \"csv\", \"fields\": {\"number\": \"id\", \"event\": \"what\", \"time\": \"when\", \"recipient\": \"mail\"}, "
            + "\"milestones\": {\"a\": \"Arrived\"}}");
        var policy = FieldPolicy.BuiltIn.With(new PolicyLine(MappedReader.FormatName, dropped, FieldAction.Drop, Field.None));
        string[] columns = ["id", "what", "when", "mail"];
        var thrown = Assert.Throws<MappingException>(() => MappedReader.Create(map, columns, policy.RulesOf(MappedReader.FormatName)));
        Assert.Equal($"'{key}' is a field that the field policy does not allow to be read. Take it out of the map.", thrown.Message);
    }

    [Fact]
    public void A_field_cannot_pass_as_another_one()
    {
        var map = Decoding.Map("{\"input\": \"csv\", \"fields\": {\"number\": \"id\"}, \"milestone_columns\": {\"Delivered\": \"t\"}}");
        var policy = FieldPolicy.BuiltIn.With(new PolicyLine(MappedReader.FormatName, "number", FieldAction.Keep, Field.Service));
        Assert.Throws<MappingException>(() => MappedReader.Create(map, ["id", "t"], policy.RulesOf(MappedReader.FormatName)));
        var noColumns = FieldPolicy.BuiltIn.With(new PolicyLine(MappedReader.FormatName, "milestone_columns", FieldAction.Drop, Field.None));
        var thrown = Assert.Throws<MappingException>(() => MappedReader.Create(map, ["id", "t"], noColumns.RulesOf(MappedReader.FormatName)));
        Assert.Equal("milestone_columns", thrown.Key);
    }

    [Fact]
    public void The_policy_names_every_field_of_the_mapped_format_with_its_meaning()
    {
        var named = FieldPolicy.BuiltIn.Of(MappedReader.FormatName).ToDictionary(line => line.Path, line => line.Field);
        var known = MapFields.All.ToDictionary(field => field.Info().Name, field => field.Info().Field);
        known.Add(MapFields.MilestoneColumns, Field.Time);
        Assert.Equal(known.OrderBy(pair => pair.Key), named.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void A_map_may_hold_comments_trailing_commas_and_a_byte_order_mark()
    {
        var json = Encoding.UTF8.GetBytes("\uFEFF{ // a note\n \"input\": \"CSV\", " + Events + ",\n}");
        Assert.Equal(MapInput.Csv, MappingFile.Parse(json).Input);
    }

    private static string With(string key) => "{\"input\": \"csv\", " + key + ", " + Events + "}";

    private static string Fields(string fields, string more = "\"zone\": \"utc\"") => "{\"input\": \"csv\", \"fields\": {" + fields + "}, " + more + "}";

    private static string Paths(string number, string happened, string time, string more = "\"service\": {\"constant\": \"s\"}") =>
        $"{{\"input\": \"json\", \"fields\": {{\"number\": \"{number}\", \"event\": \"{happened}\", \"time\": \"{time}\", {more}}}, "
            + "\"milestones\": {\"a\": \"Arrived\"}}";
}
