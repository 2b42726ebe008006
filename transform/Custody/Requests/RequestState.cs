namespace Analytics.Custody.Requests;

/// <summary>How a request stands.</summary>
public enum RequestState : byte
{
    /// <summary>Entered; who asks is not yet known to be whom it is about.</summary>
    Received = 1,

    /// <summary>Who asks is known; it is carried out next.</summary>
    Verified = 2,

    /// <summary>Carried out; for access and copy: the file was handed out.</summary>
    Done = 3,

    /// <summary>Not carried out, for one of the reasons of the law.</summary>
    Refused = 4,
}
