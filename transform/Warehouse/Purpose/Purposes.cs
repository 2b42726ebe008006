namespace Analytics.Warehouse;

/// <summary>What a parcel may be used for. Stored with each parcel as the sum of these.</summary>
[Flags]
public enum Purposes : byte
{
    None = 0,

    /// <summary>Reports: analysis within the house.</summary>
    Report = 1,

    /// <summary>Training and prediction of arrival times.</summary>
    Eta = 2,

    /// <summary>Anything that leaves the house.</summary>
    Sale = 4,

    All = Report | Eta | Sale,
}
