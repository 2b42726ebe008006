namespace Analytics.Warehouse.Tests.Support;

/// <summary>Cells worked out from journeys one parcel at a time, in plain code: what the views must agree with.</summary>
internal static class CellModel
{
    private const int Minute = 60, Hour = 3600, Day = 86400;

    /// <summary>The bin of a duration: exact minutes below 24 h, quarter hours below 10 days, hours below 60 days, then one for the rest.</summary>
    public static int Bin(long seconds)
    {
        var minutes = (int)Math.Round(seconds / (double)Minute, MidpointRounding.AwayFromZero);
        return minutes < 1440 ? minutes
            : seconds < 10 * Day ? 1440 + (int)(Math.Max(seconds - Day, 0) / (15 * Minute))
            : seconds < 60 * Day ? 1440 + (9 * 24 * 4) + (int)((seconds - (10 * Day)) / Hour)
            : 1440 + (9 * 24 * 4) + (50 * 24);
    }

    public static IReadOnlyDictionary<string, Cell> Fold(IEnumerable<JourneyRow> journeys, long asOf)
    {
        var cells = new SortedDictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var journey in journeys)
        {
            Add(cells, journey, asOf);
        }

        return cells;
    }

    private static void Add(SortedDictionary<string, Cell> cells, JourneyRow journey, long asOf)
    {
        Moment? At(string name) => journey.At.TryGetValue(name, out var moment) ? moment : null;
        long? Seen(Moment? moment) => moment is { } m && m.Second <= asOf ? m.Second : null;

        var possession = At("picked_up") ?? At("carried");
        if ((possession ?? At("info_received") ?? At("ordered") ?? At("delivered")) is not { } begin || begin.Second > asOf)
        {
            return;
        }

        var week = DateOnly.FromDayNumber(new DateOnly(1970, 1, 1).DayNumber + begin.LocalDay);
        week = week.AddDays(-(((int)week.DayOfWeek + 6) % 7));
        var mixed = possession is { } p && At("delivered") is { } d && p.Certainty == 4 != (d.Certainty == 4);
        var key = $"{journey.Carrier}|{journey.Service}|{journey.Origin}|{journey.Destination}|{week:yyyy-MM-dd}|{(mixed ? 1 : 0)}";
        if (!cells.TryGetValue(key, out var cell))
        {
            cells.Add(key, cell = new Cell());
        }

        long? ordered = Seen(At("ordered")), announced = Seen(At("info_received")), possessed = Seen(possession), departed = Seen(At("departed"));
        long? arrived = Seen(At("arrived")), entered = Seen(At("customs_entered")), released = Seen(At("customs_released"));
        long? leaving = Seen(At("out_for_delivery")), attempted = Seen(At("attempted")), delivered = Seen(At("delivered")), returned = Seen(At("returned"));
        var isOpen = delivered is null;
        var isBack = isOpen && returned is not null;

        cell.Tally("parcels");
        cell.Tally("delivered_parcels", delivered is not null);
        cell.Tally("returned_parcels", isBack);
        cell.Measure("transit", possessed, delivered, isOpen, isBack);
        cell.Measure("order_to_delivery", ordered ?? announced, delivered, isOpen, isBack);
        cell.Measure("handover", announced, possessed, isOpen && possessed is null, isBack);
        cell.Measure("line_haul", departed, arrived, isOpen && arrived is null, isBack);
        cell.Measure("customs", entered, released, isOpen && released is null, isBack);
        cell.Measure("last_mile", leaving, delivered, isOpen, isBack);
        cell.Measure("to_first_attempt", possessed, attempted, isOpen && attempted is null, isBack);
        long? failed = Seen(At("attempt_failed")), troubled = Seen(At("exception")), damaged = Seen(At("damaged"));
        cell.Tally("attempted_parcels", attempted is not null);
        cell.Tally("first_attempt_parcels", delivered is not null && !(failed < delivered));
        cell.Tally("exception_parcels", troubled is not null);
        cell.Tally("damaged_parcels", damaged is not null);
        cell.Tally("sent_back_parcels", returned is not null);
        cell.Tally("no_pickup_parcels", delivered is not null && Seen(At("picked_up")) is null);
        cell.Tally("no_out_for_delivery_parcels", delivered is not null && leaving is null);
        cell.Tally("no_info_received_parcels", delivered is not null && announced is null);
        if (isOpen && returned is null)
        {
            var known = new[] { Seen(begin), ordered, announced, possessed, departed, arrived, entered, released, leaving, attempted, failed, troubled, damaged };
            var last = Seen(journey.LastScan) ?? known.Max()!.Value;
            cell.AddTo($"last_scan_days[{last / Day}]", 1);
        }

        if (journey.Promised is { } promise && delivered is not null)
        {
            var daysLate = At("delivered")!.Value.LocalDay - (long)promise.Day;
            cell.Tally("promised_parcels");
            cell.Tally("on_time_parcels", daysLate <= 0);
            cell.Tally("within_1_day_parcels", daysLate <= 1);
            cell.Tally("within_2_days_parcels", daysLate <= 2);
            cell.Tally("within_3_days_parcels", daysLate <= 3);
            cell.Tally("early_parcels", daysLate < -1);
            cell.Tally("timed_promise_parcels", promise.IsTimed);
            cell.Tally("late_by_time_parcels", promise.IsTimed && delivered > promise.Until);
        }
    }

    /// <summary>Figures of a cell by the names of their columns; a histogram's bins as <c>column[bin]</c>. Zeros are left out.</summary>
    internal sealed class Cell : SortedDictionary<string, long>
    {
        public Cell()
            : base(StringComparer.Ordinal)
        {
        }

        public void Tally(string column, bool counts = true) => AddTo(column, counts ? 1 : 0);

        public void Measure(string measure, long? start, long? stop, bool isOpen, bool isBack)
        {
            if (start is { } from && stop is { } to && to >= from)
            {
                AddTo($"{measure}_bins[{from / Day % 7 * 4096 + Bin(to - from)}]", 1);
                AddTo($"{measure}_seconds", to - from);
            }

            if (isOpen && start is { } begun)
            {
                AddTo($"{measure}_open[{begun / Minute}]", 1);
                AddTo($"{measure}_returned", isBack ? 1 : 0);
            }
        }

        public void AddTo(string name, long amount)
        {
            if (amount != 0)
            {
                this[name] = this.GetValueOrDefault(name) + amount;
            }
        }

        public override string ToString() => string.Join(' ', this.Select(figure => $"{figure.Key}={figure.Value}"));
    }
}
