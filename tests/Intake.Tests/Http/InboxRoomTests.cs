using Analytics.Intake.Http;

namespace Analytics.Intake.Tests.Http;

public sealed class InboxRoomTests
{
    [Theory]
    [InlineData(2, 1000)]
    [InlineData(1000, 20)]
    public void Room_is_bounded_by_pushes_and_by_bytes(int maxPushes, long maxBytes)
    {
        var room = new InboxRoom(maxPushes, maxBytes);
        using var first = room.TryTake(1, 10);
        using var second = room.TryTake(1, 10);

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(room.TryTake(1, 10));
    }

    [Fact]
    public void Room_that_is_given_back_can_be_taken_again_once()
    {
        var room = new InboxRoom(1, 10);
        var place = room.TryTake(1, 10)!;
        place.Dispose();
        place.Dispose();

        Assert.NotNull(room.TryTake(1, 10));
        Assert.Null(room.TryTake(1, 1));
    }

    [Fact]
    public void What_is_larger_than_all_room_gets_in_alone()
    {
        var room = new InboxRoom(1, 10);
        var place = room.TryTake(1, 50);

        Assert.NotNull(place);
        Assert.Null(room.TryTake(0, 1));
        place.Dispose();
        Assert.NotNull(room.TryTake(1, 5));
    }
}
