namespace Analytics.Formats.Mapped;

/// <summary>A map in the making: picks the columns, and notes why.</summary>
internal sealed class MapDraft
{
    private readonly MapSample sample;
    private readonly List<ColumnProfile> columns;
    private readonly Dictionary<MapField, MapValue> fields = [];
    private readonly Dictionary<string, Milestone?> milestones = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Milestone, string> milestoneColumns = [];
    private readonly List<ColumnProfile> times = [];

    public MapDraft(MapSample sample)
    {
        this.sample = sample;
        columns = [.. sample.Columns.Select(column => new ColumnProfile(column.Name, column.Values))];
    }

    public List<MapFinding> Findings { get; } = [];

    /// <summary>Null when there is no tracking number or nothing that happens.</summary>
    public MappingFile? Build()
    {
        var events = BestEvents();
        var number = Best(FieldGuess.Number, 3, column => events is not { } found || IsAround(column, found.Time));
        if (number is null)
        {
            Note(FindingKind.Missing, "No column looks like a tracking number. Write its name as \"number\".");
            return null;
        }

        Take(MapField.Number, number);
        var ends = columns.Where(column => IsBeside(column, number) && FieldGuess.MilestoneColumn(column) is not null).ToList();
        var isRowPerParcel = events is not { } pair || (number.DistinctShare == 1 && ends.Count > 1 && IsBeside(pair.Time, number));
        if (isRowPerParcel && ends.Count == 0)
        {
            Note(FindingKind.Missing, "No column tells what happened, and none holds the time of a milestone by its name.");
            return null;
        }

        if (isRowPerParcel)
        {
            TakeMilestoneColumns(ends);
        }
        else
        {
            TakeEvents(events!.Value.Event, events.Value.Time);
        }

        TakeMeasures(number);
        TakePlacesAndPeople(number, hasEvents: !isRowPerParcel);
        return Finish();
    }

    private (ColumnProfile Event, ColumnProfile Time)? BestEvents() => columns
        .Where(column => FieldGuess.Event(column) >= 4)
        .SelectMany(happened => columns
            .Where(time => FieldGuess.EventTime(time) > 0 && JsonScopes.ListAround(time.Name) == JsonScopes.ListAround(happened.Name))
            .Select(time => (Event: happened, Time: time)))
        .OrderByDescending(pair => FieldGuess.Event(pair.Event) + FieldGuess.EventTime(pair.Time))
        .Select(pair => ((ColumnProfile, ColumnProfile)?)pair)
        .FirstOrDefault();

    private void TakeEvents(ColumnProfile happened, ColumnProfile time)
    {
        Take(MapField.Event, happened);
        Take(MapField.Time, time);
        times.Add(time);
        foreach (var text in happened.Texts.Where(ColumnName.IsFreeOfNumbers))
        {
            milestones[text] = MilestoneWords.TryClassify(text, out var milestone) ? milestone : Milestone.Other;
        }

        var unknown = happened.Texts.Count(text => !MilestoneWords.TryClassify(text, out _));
        if (unknown > 0)
        {
            Note(FindingKind.Unsure, $"{unknown} of {happened.Distinct} texts in '{happened.Name}' have no known meaning and are mapped to Other. Say what they are in \"milestones\".");
        }

        Note(FindingKind.Unsure, "The meaning of each event was told from its words. Check \"milestones\".");
    }

    private void TakeMilestoneColumns(IEnumerable<ColumnProfile> ends)
    {
        foreach (var column in ends)
        {
            var milestone = FieldGuess.MilestoneColumn(column)!.Value;
            if (milestoneColumns.TryAdd(milestone, column.Name))
            {
                times.Add(column);
                Note(FindingKind.Chosen, $"'{column.Name}' is the time of {milestone}.");
            }
            else
            {
                Note(FindingKind.Unsure, $"'{column.Name}' could be the time of {milestone} as well; '{milestoneColumns[milestone]}' was taken.");
            }
        }
    }

    private void TakeMeasures(ColumnProfile number)
    {
        foreach (var (field, score) in new (MapField, Func<ColumnProfile, int>)[]
        {
            (MapField.Carrier, FieldGuess.Carrier), (MapField.Service, FieldGuess.Service),
            (MapField.Promise, FieldGuess.Promise), (MapField.Snapshot, FieldGuess.Snapshot),
        })
        {
            if (Best(score, 1, column => IsBeside(column, number) && !IsTaken(column)) is not { } best)
            {
                continue;
            }

            Take(field, best);
            if (best.Times is not null)
            {
                times.Add(best);
            }
        }
    }

    // Of two names for the same thing the plainer one is the likelier.
    private void TakePlacesAndPeople(ColumnProfile number, bool hasEvents)
    {
        foreach (var column in columns.Where(column => !IsTaken(column)).OrderBy(column => column.Words.Count).ToList())
        {
            if ((FieldGuess.Person(column) ?? FieldGuess.Flag(column) ?? FieldGuess.Place(column, hasEvents)) is not { } field
                || !IsBeside(column, field.Info().IsOfScan ? times[0] : number))
            {
                continue;
            }

            if (!fields.TryGetValue(field, out var taken))
            {
                Take(field, column);
            }
            else if (field.Info().MayBeSeveral)
            {
                fields[field] = new MapValue([.. taken.Columns, column.Name], null);
                Note(FindingKind.Chosen, $"'{column.Name}' is {field.Info().Name} as well.");
            }
        }
    }

    private MappingFile Finish()
    {
        var map = new MappingFile
        {
            Input = sample.Delimiter switch { null => MapInput.Json, (byte)'\t' => MapInput.Tsv, _ => MapInput.Csv },
            Delimiter = sample.Delimiter,
            Times = [.. times.Select(column => column.Times!.Pattern).OfType<TimePattern>().DistinctBy(pattern => pattern.ToString())],
            Empty = [.. times.SelectMany(column => column.Times!.Others).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
            Fields = fields,
            Milestones = milestones,
            MilestoneColumns = milestoneColumns,
        };
        Findings.AddRange(MapDoubts.Of(map, times, [.. columns.Where(column => !IsTaken(column)).Select(column => column.Name)]));
        MappingRules.Check(map);
        return map;
    }

    private ColumnProfile? Best(Func<ColumnProfile, int> score, int atLeast, Func<ColumnProfile, bool> isAllowed) => columns
        .Where(column => isAllowed(column) && score(column) >= atLeast)
        .OrderByDescending(score)
        .FirstOrDefault();

    private void Take(MapField field, ColumnProfile column)
    {
        fields.Add(field, MapValue.Column(column.Name));
        Note(FindingKind.Chosen, $"'{column.Name}' is {field.Info().Name}.");
    }

    private bool IsTaken(ColumnProfile column) =>
        fields.Values.Any(value => value.Columns.Contains(column.Name)) || milestoneColumns.ContainsValue(column.Name);

    private static bool IsBeside(ColumnProfile column, ColumnProfile other) =>
        JsonScopes.ListAround(column.Name) == JsonScopes.ListAround(other.Name);

    private static bool IsAround(ColumnProfile outer, ColumnProfile inner) =>
        JsonScopes.ListAround(inner.Name).StartsWith(JsonScopes.ListAround(outer.Name), StringComparison.Ordinal);

    private void Note(FindingKind kind, string text) => Findings.Add(new MapFinding(kind, text));
}
