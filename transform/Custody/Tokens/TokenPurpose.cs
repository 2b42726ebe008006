namespace Analytics.Custody.Tokens;

/// <summary>What a token stands for. Each purpose has keys of its own, so that the same value never matches across purposes.</summary>
public enum TokenPurpose : byte
{
    Parcel = 0,
    Recipient = 1,
    Shipper = 2,
}
