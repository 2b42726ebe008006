using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Warehouse.Calendars;

/// <summary>The table <c>working_days</c>, made from the calendars; Schema/003_cells.sql has its layout.</summary>
internal static class WorkingDays
{
    private const int PartDays = 32;
    private const int PartsOfCountry = 4096;

    // Beyond these, weekends count and holidays do not.
    private static readonly int FirstPart = DayOf(new DateOnly(2005, 1, 1)) / PartDays;
    private static readonly int LastPart = DayOf(new DateOnly(2040, 12, 31)) / PartDays;

    private static readonly string Calendars = Resources.Text("Calendars/calendars.txt");

    /// <summary>What the loaded table is told by: of the calendars, and of what is made from them.</summary>
    public static ulong Checksum { get; } = BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{FirstPart} {LastPart}\n{Calendars}")));

    /// <summary>Loads the table where it holds something else. A load that was stopped half-way is made again, for its checksum comes last.</summary>
    public static async ValueTask LoadAsync(IClickHouse clickHouse, CancellationToken cancellation)
    {
        var loaded = await clickHouse.ReadScalarAsync<ulong>(new Statement("SELECT max(days) FROM working_days WHERE part = 18446744073709551615"), cancellation)
            .ConfigureAwait(false);
        if (loaded == Checksum)
        {
            return;
        }

        var rows = new RowBinaryWriter();
        foreach (var calendar in Calendar.Read(Calendars))
        {
            Write(calendar, rows);
        }

        rows.UInt64(ulong.MaxValue);
        rows.UInt64(Checksum);
        await clickHouse.ExecuteAsync(new Statement("TRUNCATE TABLE working_days"), cancellation).ConfigureAwait(false);
        await clickHouse.InsertAsync("working_days", rows.Chunks, cancellation).ConfigureAwait(false);
        await clickHouse.ExecuteAsync(new Statement("SYSTEM RELOAD DICTIONARY working_day_parts"), cancellation).ConfigureAwait(false);
    }

    private static void Write(Calendar calendar, RowBinaryWriter rows)
    {
        var country = BinaryPrimitives.ReadUInt16LittleEndian(Encoding.ASCII.GetBytes(calendar.Country));
        var ordinal = WeekdaysTo(FirstPart * PartDays - 1);
        for (var part = FirstPart; part <= LastPart; part++)
        {
            var days = 0u;
            for (var day = 0; day < PartDays; day++)
            {
                days |= calendar.IsWorkingDay(DateOf(part * PartDays + day)) ? 1u << day : 0;
            }

            rows.UInt64((ulong)country * PartsOfCountry + (ulong)part);
            rows.UInt64((ulong)ordinal << 32 | days);
            ordinal += (uint)System.Numerics.BitOperations.PopCount(days);
        }
    }

    /// <summary>Mondays to Fridays from 1970 up to a day and with it: what ordinals are where there is no calendar, so that they go on from there.</summary>
    private static uint WeekdaysTo(int day) => (uint)((day + 3) / 7 * 5 + Math.Min((day + 3) % 7 + 1, 5));

    private static int DayOf(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static DateOnly DateOf(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day);
}
