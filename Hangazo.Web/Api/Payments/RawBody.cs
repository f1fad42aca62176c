namespace Hangazo.Web.Api.Payments;

/// <summary>A provider's message, byte for byte.</summary>
internal static class RawBody
{
    private const int Largest = 1024 * 1024;

    /// <summary>The whole body, once; null when it is too large, whatever its header says.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest) return null;
        using var body = new MemoryStream((int)(request.ContentLength ?? 1024));
        try
        {
            var buffer = new byte[8 * 1024];
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (body.Length + read > Largest) return null;
                body.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
