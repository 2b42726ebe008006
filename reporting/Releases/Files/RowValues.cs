using Analytics.Warehouse;

namespace Analytics.Releases;

/// <summary>Values that stand in RowBinary as others do.</summary>
internal static class RowValues
{
    private static readonly int epoch = new DateOnly(1970, 1, 1).DayNumber;

    extension(RowBinaryWriter rows)
    {
        /// <summary>A Date32.</summary>
        public void Date(DateOnly day) => rows.Int32(day.DayNumber - epoch);

        /// <summary>A Nullable(Float64).</summary>
        public void NullableDouble(double? value)
        {
            rows.Bool(value is null);
            if (value is { } number)
            {
                rows.Int64(BitConverter.DoubleToInt64Bits(number));
            }
        }
    }
}
