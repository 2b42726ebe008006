using Analytics.Reports.Tests.Support;

namespace Analytics.Web.Tests;

/// <summary>Parcels enough that every report has figures: three carriers on two lanes over two weeks.</summary>
internal static class Parcels
{
    public static IEnumerable<TestParcel> Some(string suffix = "") =>
        from carrier in new[] { "dhl", "fedex", "ups" }
        from destination in new[] { "US-NY", "US-TX" }
        from number in Enumerable.Range(0, 20)
        let pickedUp = TestWarehouse.Now.AddDays(-10 - (number % 10))
        select new TestParcel
        {
            Carrier = carrier + suffix,
            Destination = destination,
            InfoReceived = pickedUp.AddHours(-5),
            PickedUp = pickedUp,
            OutForDelivery = pickedUp.AddHours(20 + number),
            Delivered = number % 5 == 4 ? null : pickedUp.AddHours(24 + number),
            PromisedDate = DateOnly.FromDateTime(pickedUp.AddDays(1).Date),
        };
}
