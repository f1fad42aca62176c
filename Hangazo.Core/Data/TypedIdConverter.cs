using Hangazo.Core.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hangazo.Core.Data;

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, ITypedId<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}

internal static class TypedIdConverter
{
    public static bool IsTypedId(Type type) => type.IsValueType && type.GetInterfaces()
        .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITypedId<>));
}

internal sealed class PhoneNumberConverter() : ValueConverter<PhoneNumber, string>(phone => phone.E164, text => PhoneNumber.FromE164(text));
