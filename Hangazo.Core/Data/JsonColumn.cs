using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hangazo.Core.Data;

/// <summary>A short list that belongs to one row and is only ever read and written whole, in a <c>jsonb</c> column of it.</summary>
internal static class JsonColumn
{
    private const string Nothing = "[]";

    public static PropertyBuilder<IReadOnlyList<T>> HasJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> property)
    {
        property.HasConversion(new ValueConverter<IReadOnlyList<T>, string>(list => Write(list), json => Read<T>(json)), new ValueComparer<IReadOnlyList<T>>(
            (a, b) => Write(a!) == Write(b!), list => list.Count, list => list));
        return property.HasColumnType("jsonb").HasDefaultValueSql("'[]'::jsonb");
    }

    /// <summary>One thing, or null.</summary>
    public static PropertyBuilder<T?> HasJson<T>(this PropertyBuilder<T?> property)
        where T : class
    {
        property.HasConversion(new ValueConverter<T?, string?>(
            thing => thing == null ? null : JsonSerializer.Serialize(thing, JsonSerializerOptions.Default), json => json == null ? null : JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Default)));
        return property.HasColumnType("jsonb");
    }

    internal static string Write<T>(IReadOnlyList<T> list) => list.Count == 0 ? Nothing : JsonSerializer.Serialize(list);

    internal static IReadOnlyList<T> Read<T>(string json) => json == Nothing ? [] : JsonSerializer.Deserialize<List<T>>(json)!;
}
