using System.Text;

namespace Analytics.Formats.Mapped;

/// <summary>
/// Turns the values that a map names into parcels and scans, whatever they were read from. A slot is the place of one
/// value: the <see cref="MapField"/>s, then the columns of milestones. Values are trimmed; a text that the map calls empty is none.
/// </summary>
internal sealed class RowDecoder
{
    private readonly TimeReader times;
    private readonly TextTable<bool> empty;
    private readonly TextTable<Milestone?> milestones;
    private readonly Milestone[] columns;
    private readonly (MapField Field, byte[] Text)[] constants;
    private readonly MapField[] flags;
    private readonly Slice[] values;
    private readonly Slice[] defaults;
    private DecodedPush push = null!;
    private bool hasNumber;
    private bool isTooLarge;

    public RowDecoder(MappingFile map)
    {
        times = new TimeReader(map);
        empty = new TextTable<bool>(map.Empty.Distinct(StringComparer.OrdinalIgnoreCase).Select(text => KeyValuePair.Create(text, true)));
        milestones = new TextTable<Milestone?>(map.Milestones);
        columns = [.. map.MilestoneColumns.Keys];
        constants = [.. map.Fields.Where(field => field.Value.Constant is not null)
            .Select(field => (field.Key, Encoding.UTF8.GetBytes(field.Value.Constant!)))];
        flags = [.. map.Fields.Keys.Where(field => field.Info().Field == Field.DataUse)];
        values = new Slice[MapFields.Count + columns.Length];
        defaults = new Slice[values.Length];
    }

    /// <summary>What the push read since <see cref="Start"/> comes to.</summary>
    public RejectionReason Verdict => isTooLarge ? RejectionReason.TooLarge
        : push.Parcels.Length > 0 ? RejectionReason.None
        : !hasNumber ? RejectionReason.NoTrackingNumber
        : push.ScansWithoutTime > 0 ? RejectionReason.NoUsableTime
        : RejectionReason.NoScans;

    /// <summary>The slot of a milestone's column.</summary>
    public static int SlotOf(MappingFile map, Milestone milestone) => MapFields.Count + map.MilestoneColumns.Keys.ToList().IndexOf(milestone);

    public void Start(DecodedPush into)
    {
        push = into;
        hasNumber = isTooLarge = false;
        foreach (var (field, text) in constants)
        {
            defaults[(int)field] = into.Keep(text);
        }
    }

    public void BeginParcel()
    {
        push.DropParcel();
        defaults.CopyTo(values, 0);
    }

    public void BeginScan() =>
        defaults.AsSpan((int)MapField.Event, MapField.ScanPostal - MapField.Event + 1).CopyTo(values.AsSpan((int)MapField.Event));

    public void Set(int slot, Slice text)
    {
        text = Trim(text);
        if (text.IsEmpty || (!empty.IsEmpty && empty.TryGet(push.Text(text), out _)))
        {
            return;
        }

        if (slot is not ((int)MapField.Recipient or (int)MapField.Shipper))
        {
            values[slot] = text;
        }
        else if (!Placeholders.IsOne(push.Text(text)))
        {
            push.AddPerson(isShipper: slot == (int)MapField.Shipper, text);
        }
    }

    public void EndScan()
    {
        if (columns.Length == 0 && Classify() is { } milestone)
        {
            AddScan(milestone, Value(MapField.Time), PlaceAt(MapField.ScanCountry));
        }
    }

    public void EndParcel()
    {
        var number = Value(MapField.Number);
        if (Placeholders.IsOne(push.Text(number)))
        {
            push.DropParcel();
            return;
        }

        hasNumber = true;
        var parcel = new TrackedParcel
        {
            Number = new IdentifierSlice(number),
            Carrier = Value(MapField.Carrier),
            Service = Value(MapField.Service),
            Origin = PlaceAt(MapField.OriginCountry),
            Destination = PlaceAt(MapField.DestinationCountry),
            SnapshotAt = times.ReadInstant(push.Text(Value(MapField.Snapshot))),
            DataUse = ReadFlags(),
        };
        parcel.Promise = times.ReadPromise(push.Text(Value(MapField.Promise)), push.Text(parcel.Destination.Country));
        AddMilestones(parcel);
        if (push.OpenScans.IsEmpty)
        {
            push.DropParcel();
            return;
        }

        isTooLarge |= push.ScanCount > FormatLimits.MaxScansPerPush || push.Parcels.Length == FormatLimits.MaxParcelsPerPush;
        push.EndParcel(parcel);
    }

    // A picked-up parcel is where it comes from, one that is handed over is where it goes; elsewhere the row does not say.
    private void AddMilestones(in TrackedParcel parcel)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var text = values[MapFields.Count + i];
            if (Placeholders.IsOne(push.Text(text)))
            {
                continue;
            }

            AddScan(columns[i], text, columns[i] switch
            {
                Milestone.PickedUp => parcel.Origin,
                Milestone.ArrivedAtDestination or Milestone.OutForDelivery or Milestone.AvailableForPickup
                    or Milestone.AttemptFailed or Milestone.Delivered => parcel.Destination,
                _ => default,
            });
        }
    }

    private void AddScan(Milestone milestone, Slice time, PlaceText place)
    {
        if (!times.TryRead(push.Text(time), out var written, out var isFromZone))
        {
            push.ScansWithoutTime++;
            return;
        }

        var scan = new TrackingScan { Milestone = milestone, Place = place };
        ScanClock.Set(ref scan, push, written);
        scan.Certainty = isFromZone ? TimeCertainty.Zoned : scan.Certainty;
        push.AddScan(scan);
    }

    // Null for an event that the map leaves out.
    private Milestone? Classify()
    {
        var text = push.Text(Value(MapField.Event));
        var more = push.Text(Value(MapField.SubEvent));
        return (!more.IsEmpty && milestones.TryGet(text, more, out var milestone)) || milestones.TryGet(text, out milestone)
            ? milestone
            : Milestone.Other;
    }

    private Slice Value(MapField field) => values[(int)field];

    // Country, region and postal code of one place stand behind one another.
    private PlaceText PlaceAt(MapField country)
    {
        var region = Value(country + 1);
        var isCode = RegionCode.TryFind(push.Text(region), out var start);
        return new PlaceText(Value(country), isCode ? region.From(start) : default, Value(country + 2));
    }

    private DataUse ReadFlags()
    {
        var use = DataUse.None;
        foreach (var flag in flags)
        {
            var text = push.Text(Value(flag));
            use |= flag switch
            {
                MapField.Consent => Flags.Permits(text) ? DataUse.Consent : DataUse.None,
                _ when !Flags.Restricts(text) => DataUse.None,
                MapField.Minor => DataUse.Minor,
                MapField.DoNotSell => DataUse.DoNotSell,
                MapField.Objection => DataUse.Objection,
                MapField.GoogleLinked => DataUse.GoogleLinked,
                _ => DataUse.Restricted,
            };
        }

        return use;
    }

    private Slice Trim(Slice slice)
    {
        var text = push.Text(slice);
        if (text.IsEmpty || (text[0] > ' ' && text[^1] > ' '))
        {
            return slice;
        }

        var kept = text.TrimStart(Blanks);
        return slice.From(text.Length - kept.Length).Upto(kept.TrimEnd(Blanks).Length);
    }

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;
}
