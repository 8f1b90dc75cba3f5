# Demarche as an image: built with everything, run with nothing but what it needs, by a user who may write nowhere but in /data.
#   docker build -t demarche .
#   docker run --rm --read-only -p 127.0.0.1:4000:4000 -v demarche:/data demarche
ARG NODE_VERSION=20

FROM node:${NODE_VERSION}-bookworm-slim AS base
WORKDIR /demarche
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM base AS packages
RUN npm ci --omit=dev

FROM node:${NODE_VERSION}-bookworm-slim
WORKDIR /demarche
COPY --from=packages /demarche/node_modules ./node_modules
COPY --from=build /demarche/dist ./dist
# What is read from where it lies among the sources.
COPY package.json ./
COPY server/api/schema.graphql ./server/api/schema.graphql
COPY graph-seed/data ./graph-seed/data
# A new volume takes its owner from here.
RUN mkdir /data && chown node:node /data
# Inside the container every address is its own; which of them the machine passes on, whoever runs it says.
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]
