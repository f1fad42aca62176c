using System.Diagnostics.CodeAnalysis;

namespace Hangazo.Core.Kernel;

/// <summary>Why a refusal happened, as far as a caller must tell kinds apart (one HTTP status each).</summary>
public enum ErrorKind
{
    /// <summary>The input is wrong: 422.</summary>
    Invalid,

    /// <summary>It does not exist, or is somebody else's: 404.</summary>
    NotFound,

    /// <summary>It was right, but something changed or is taken: 409.</summary>
    Conflict,

    /// <summary>Not for this person: 403.</summary>
    Forbidden,

    /// <summary>An outside service does not answer: 503.</summary>
    Unavailable,
}

/// <summary>A refusal: a stable <paramref name="Code"/> for programs, a <paramref name="Message"/> for people, and the field it is about, if any.</summary>
public sealed record Error(string Code, string Message, ErrorKind Kind = ErrorKind.Invalid, string? Field = null)
{
    /// <summary>The single refusals behind a form's, one or more per field; empty for a simple refusal.</summary>
    public IReadOnlyList<Error> Details { get; init; } = [];

    /// <summary>One refusal that stands for several fields'.</summary>
    public static Error Form(IReadOnlyList<Error> details) => new("form.invalid", "Please check the fields marked below.") { Details = details };
}

public readonly record struct Result(Error? Error)
{
    public static Result Ok => default;

    /// <summary>A value whose type is an interface; others turn into a result by themselves.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.From(value);

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator Result(Error error) => new(error);
}

/// <summary>Either a value or the reason why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException(Error.Code);

    internal static Result<T> From(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    public static implicit operator Result(Result<T> result) => new(result.Error);
}

public static class KernelErrors
{
    public static readonly Error QuantityNotANumber = new("quantity.not-a-number", "Enter the quantity as a number, such as 2.", Field: "quantity");
    public static readonly Error PhoneInvalid = new("phone.invalid", "Enter a phone number such as 0712 345 678, or +256… with the country code.", Field: "phone");
    public static readonly Error PhoneNotKenyan = new("phone.not-kenyan", "M-Pesa needs a Kenyan number such as 0712 345 678.", Field: "phone");

    public static Error QuantityTooSmall(string least) => new("quantity.too-small", $"The least you can buy is {least}.", Field: "quantity");

    public static Error QuantityTooLarge(string most) => new("quantity.too-large", $"The most you can buy at once is {most}.", Field: "quantity");

    public static Error QuantityOffStep(string step) => new("quantity.off-step", $"This is sold in steps of {step}.", Field: "quantity");
}
