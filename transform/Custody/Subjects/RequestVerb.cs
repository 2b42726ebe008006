namespace Analytics.Custody.Subjects;

/// <summary>What a person can ask for.</summary>
public enum RequestVerb : byte
{
    /// <summary>To be told what is held, what for, until when, and who received it.</summary>
    Access = 1,

    /// <summary>To have what is held as a file that a machine reads.</summary>
    Copy = 2,

    /// <summary>To have it deleted, and kept out from then on.</summary>
    Erase = 3,

    /// <summary>To have it used for nothing, without its being deleted.</summary>
    Restrict = 4,

    /// <summary>To have a restriction lifted.</summary>
    Lift = 5,

    /// <summary>To have it used for no predictions and not sold.</summary>
    Object = 6,

    /// <summary>To have it not sold.</summary>
    NoSale = 7,

    /// <summary>To take back consent to its sale.</summary>
    Withdraw = 8,
}
