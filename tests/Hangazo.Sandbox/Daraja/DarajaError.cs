namespace Hangazo.Sandbox.Daraja;

/// <summary>One of Daraja's refusals: HTTP status, code and text. The body is <c>requestId</c>, <c>errorCode</c>, <c>errorMessage</c>.</summary>
internal sealed record DarajaError(int Status, string Code, string Message) : IResult
{
    public static readonly DarajaError InvalidAuthentication = new(400, "400.008.01", "Invalid Authentication passed");
    public static readonly DarajaError InvalidGrantType = new(400, "400.008.02", "Invalid grant type passed");
    public static readonly DarajaError InvalidPayload = new(400, "400.002.05", "Invalid Request Payload");
    public static readonly DarajaError InvalidAccessToken = new(404, "404.001.03", "Invalid Access Token");
    public static readonly DarajaError InvalidAuthenticationHeader = new(404, "404.001.04", "Invalid Authentication Header");
    public static readonly DarajaError ResourceNotFound = new(404, "404.001.01", "Resource not found");
    public static readonly DarajaError MethodNotAllowed = new(405, "405.001", "Method Not Allowed");
    public static readonly DarajaError MerchantUnknown = new(500, "500.001.1001", "Merchant does not exist");
    public static readonly DarajaError WrongCredentials = new(500, "500.001.1001", "[MerchantValidate] - Wrong credentials");
    public static readonly DarajaError SubscriberLocked =
        new(500, "500.001.1001", "Unable to lock subscriber, a transaction is already in process for the current subscriber");
    public static readonly DarajaError BeingProcessed = new(500, "500.001.1001", "The transaction is being processed");
    public static readonly DarajaError TransactionUnknown = new(500, "500.001.1001", "The transaction does not Exist");
    public static readonly DarajaError SpikeArrest = new(500, "500.003.02", "Error Occurred: Spike Arrest Violation");
    public static readonly DarajaError Internal = new(500, "500.003.1001", "Internal Server Error");

    public static DarajaError InvalidField(string field) => new(400, "400.002.02", $"Bad Request - Invalid {field}");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        var body = new { requestId = DarajaIds.Conversation(), errorCode = Code, errorMessage = Message };
        return httpContext.Response.WriteAsJsonAsync(body, httpContext.RequestAborted);
    }
}
