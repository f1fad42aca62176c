# The shop's image: docs/operations.md says how it is configured. Built and run by docker-compose.yml.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src

# Packages first: they change seldom, so this layer is kept.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig BannedSymbols.txt ./
COPY build/ build/
COPY Hangazo.Core/Hangazo.Core.csproj Hangazo.Core/packages.lock.json Hangazo.Core/
COPY Hangazo.Web.Client/Hangazo.Web.Client.csproj Hangazo.Web.Client/packages.lock.json Hangazo.Web.Client/
COPY Hangazo.Web/Hangazo.Web.csproj Hangazo.Web/packages.lock.json Hangazo.Web/
RUN dotnet restore Hangazo.Web -p:Configuration=Release --locked-mode

COPY Hangazo.Core/ Hangazo.Core/
COPY Hangazo.Web.Client/ Hangazo.Web.Client/
COPY Hangazo.Web/ Hangazo.Web/
COPY wwwroot/ wwwroot/
RUN dotnet publish Hangazo.Web -c Release -r linux-x64 --no-restore -o /shop \
    && find /shop/.playwright/node -name node -exec chmod 755 {} +

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Chromium prints invoices, libvips makes the sizes of pictures; the fonts are those of the pages.
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium libvips-tools fonts-urw-base35 fonts-dejavu-core curl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /shop
COPY --from=build /shop .
RUN mkdir /media /files && chown app:app /media /files
VOLUME /media /files
USER app
ENV ASPNETCORE_URLS=http://+:8080 Media__Root=/media Files__Root=/files Chromium__Path=/usr/bin/chromium
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8080/health/ready"]
ENTRYPOINT ["dotnet", "Hangazo.Web.dll"]
